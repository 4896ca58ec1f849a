"""Our own curriculum and its site: what readers get from a bare clone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from roadmap_site import reporting
from roadmap_site.curriculum import loader
from roadmap_site.workshop import formatting
from tests import sites

ROOT = Path(__file__).parent.parent
LOADED = loader.load(ROOT / "curriculum", "curriculum")
CURRICULUM, GRAPH = LOADED.curriculum, LOADED.graph


def test_our_curriculum_has_no_problems() -> None:
    """Neither errors nor warnings."""
    assert reporting.text(LOADED.problems) == ""


def test_our_curriculum_is_in_its_canonical_form() -> None:
    """`roadmap fmt` would change none of its files."""
    assert formatting.all_formatted(ROOT / "curriculum", "curriculum").texts == {}


def test_five_roadmaps_share_their_topics() -> None:
    """Most topics are taught on more than one roadmap; every roadmap has stages, a summary and an audience."""
    assert list(CURRICULUM.roadmaps) == ["essentials", "study-plan", "three-levels", "deep-learning-in-ai", "mastery"]
    assert [len(roadmap.stages) for roadmap in CURRICULUM.roadmaps.values()] == [6, 7, 3, 5, 5]
    for roadmap in CURRICULUM.roadmaps.values():
        assert roadmap.summary
        assert roadmap.audience
    assert GRAPH.taught["essentials"] <= GRAPH.taught["study-plan"]


def test_every_topic_has_a_summary_of_one_sentence() -> None:
    """It ends with a full stop, and there is no other sentence in it."""
    for topic in CURRICULUM.topics.values():
        assert topic.summary.endswith("."), topic.id
        assert ". " not in topic.summary.replace("e.g. ", "").replace("vs. ", ""), topic.id


def test_the_needs_hang_together() -> None:
    """From any topic every other is reached along needs and unlocks."""
    seen, queue = set[str](), [next(iter(CURRICULUM.topics))]
    while queue:
        topic = queue.pop()
        if topic not in seen:
            seen.add(topic)
            queue += [*GRAPH.needs.get(topic, ()), *GRAPH.unlocks.get(topic, ())]
    assert set(CURRICULUM.topics) - seen == set()


def test_no_two_topics_share_a_name() -> None:
    """A title or an alias leads to one topic only."""
    names: dict[str, str] = {}
    for topic in CURRICULUM.topics.values():
        for name in {topic.title.lower(), *(alias.lower() for alias in topic.aliases)}:
            assert names.setdefault(name, topic.id) == topic.id


def test_every_topic_can_be_read_up_somewhere() -> None:
    """Each has at least one resource, and every paper names its topics."""
    assert [topic for topic in CURRICULUM.topics if topic not in GRAPH.resources_on] == []
    assert [r.id for r in CURRICULUM.resources.values() if r.kind == "paper" and not r.topics] == []


TERMS = {
    "essentials/foundations": ["Perceptrons", "Activation Functions", "Ian Goodfellow", "Deisenroth"],
    "essentials/generative-models": ["DCGAN", "Conditional GANs", "DDPMs", "Auto-Encoding Variational Bayes"],
    "study-plan/foundations": ["eigenvalues", "Bayes' theorem", "Dimensionality Reduction", "MIT", "Coursera"],
    "study-plan/deployment": ["TensorFlow Serving", "ONNX", "Flask", "FastAPI", "SHAP", "LIME", "Kaggle"],
    "three-levels/beginner": ["NumPy", "Pandas", "Matplotlib", "k-NN", "PCA", "tanh", "Keras"],
    "three-levels/advanced": ["Capsule Networks", "NASNet", "Atari Pong", "OpenAI Gym", "TensorFlow Distributed"],
    "deep-learning-in-ai/machine-learning": ["SVMs", "kNN", "F1-score", "bias-variance", "Géron"],
    "deep-learning-in-ai/advanced-topics": ["GloVe", "Word2Vec", "Antiga", "Fast.ai"],
    "mastery/foundational-concepts": ["McCulloch-Pitts", "Leaky ReLU", "Momentum", "L2", "L1", "BatchNorm"],
    "mastery/core-architectures": ["kernels", "padding", "stride", "DenseNet", "Seq2Seq", "Undercomplete"],
    "mastery/advanced-architectures": ["QKV", "WGAN", "StyleGAN", "MPNN", "NTM", "DNC", "Score-based"],
    "mastery/cutting-edge": ["RAG", "LoRA", "Patch embeddings", "Swin", "Differentiable logic", "JEM", "RBM"],
    "mastery/mastery-and-deployment": ["TensorRT", "TFLite", "TorchServe", "Federated learning", "RLHF"],
}


@pytest.mark.parametrize("stage", TERMS)
def test_the_terms_of_the_field_are_on_the_page_of_their_stage(stage: str, our_site: Path) -> None:
    """In the field's own spelling, whatever the case of the first letter."""
    seen = sites.words(sites.article(sites.page(our_site, f"roadmaps/{stage}"))).lower()
    assert [term for term in TERMS[stage] if term.lower() not in seen] == []


def test_advice_and_milestones_are_on_the_page_of_their_roadmap(our_site: Path) -> None:
    """Ladders, accelerators, habits and proofs of progress, with their terms."""
    seen = sites.words(sites.article(sites.page(our_site, "roadmaps/mastery")))
    for term in ("Cs.CV", "Cs.CL", "Cs.LG", "nanoGPT", "micrograd", "Feynman", "DrivenData", "ResNet-18", "StyleGAN2"):
        assert term in seen
    for ladder in ("MNIST → CIFAR-10 → ImageNet → COCO", "MNIST generation → Face synthesis → Text-to-image"):
        assert ladder in seen


def test_every_internal_link_and_anchor_resolves(our_site: Path) -> None:
    """Checked by lychee, offline, on every page that a reader can reach."""
    checker = Path(sys.executable).with_name("lychee")
    pages = [str(file) for file in our_site.rglob("*.html") if file.name != "404.html"]
    how = [
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--root-dir",
        str(our_site),
        "--index-files",
        "index.html,.",
    ]
    done = subprocess.run([str(checker), *how, *pages], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 Errors" in done.stdout


def test_the_wheel_builds_the_site_in_a_fresh_environment(tmp_path: Path) -> None:
    """Templates and assets are in it, and it brings all that it needs.

    Slow, as it makes an environment and installs into it: half a minute.
    """
    source = tmp_path / "source"
    left_out = shutil.ignore_patterns(".venv*", ".git", "node_modules", "site", ".*_cache", ".hypothesis")
    shutil.copytree(ROOT, source, ignore=left_out)
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, source)
    _run(sys.executable, "-m", "venv", tmp_path / "fresh")
    python = tmp_path / "fresh" / "bin" / "python"
    (wheel,) = tmp_path.glob("*.whl")
    _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", ROOT / "requirements/site.txt")
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel)
    shutil.rmtree(source / "src")
    _run(python, "-m", "mkdocs", "build", "--strict", "--quiet", cwd=source)
    assert "Sequence" in sites.words(sites.article(sites.page(source / "site", "roadmaps/study-plan")))
    assert (source / "site" / "assets" / "roadmap-site" / "roadmap.css").stat().st_size > 0


def _run(*command: object, cwd: Path | None = None) -> None:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
