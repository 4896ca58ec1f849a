"""Our own curriculum and its site: what readers get from a bare clone.

Nothing here counts: what is demanded of an edit is what `roadmap check`, `roadmap fmt --check` and a strict build
demand, and that the terms of the documents that the curriculum comes from stay on the page of their stage.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from roadmap_site.curriculum import queries
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import link_id
from roadmap_site.edit import formatting
from roadmap_site.problems.formats.text import as_text
from tests.helpers import sites, workflows
from tests.helpers.paths import ROOT

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
    "mastery": [
        "Cs.CV", "Cs.CL", "Cs.LG", "nanoGPT", "micrograd", "Feynman", "DrivenData", "ResNet-18", "StyleGAN2",
        "MNIST → CIFAR-10 → ImageNet → COCO", "MNIST generation → Face synthesis → Text-to-image",
    ],
}  # fmt: skip
"""Id that a stage or roadmap has or had → terms of its document that stand on its page, as the field spells them."""


def test_our_curriculum_has_no_problems(ours: LoadResult) -> None:
    """Neither errors nor warnings."""
    assert as_text(ours.problems) == ""


def test_our_curriculum_is_in_its_canonical_form() -> None:
    """`roadmap fmt` would change none of its files."""
    assert formatting.all_formatted(ROOT / "curriculum", "curriculum").texts == {}


@pytest.mark.parametrize("id", TERMS)
def test_the_terms_of_a_document_are_on_the_page_of_their_stage(id: str, ours: LoadResult, our_site: Path) -> None:
    """Whatever the case of their letters, and whatever the stage or its roadmap is called now."""
    thing = ours.curriculum.by_id.get(id) or ours.curriculum.renamed.get(id)
    assert thing, f"{id} is gone, and with it the terms of its document."
    seen = sites.words(sites.article(sites.page(our_site, f"roadmaps/{link_id(thing)}"))).lower()
    assert [term for term in TERMS[id] if term.lower() not in seen] == []


def test_every_internal_link_and_anchor_resolves(our_site: Path) -> None:
    """Checked by lychee, offline, on every page that a reader can reach."""
    checker = Path(sys.executable).with_name("lychee")
    pages = [str(file) for file in our_site.rglob("index.html")]
    how = ["--offline", "--include-fragments", "--no-progress", "--index-files", "index.html,."]
    done = subprocess.run(
        [str(checker), *how, "--root-dir", str(our_site), *pages], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 Errors" in done.stdout


def test_the_example_of_the_tour_is_there(ours: LoadResult) -> None:
    """What newcomers are told to look at is one of our topics, or was called so."""
    [id] = set(re.findall(r"^roadmap show ([a-z-]+)", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE))
    assert queries.find(ours.curriculum, id)


def test_the_form_for_a_resource_speaks_the_words_of_the_curriculum(ours: LoadResult) -> None:
    """Its choices are not all of another curriculum; a new word need not be among them."""
    form = workflows.parsed((ROOT / ".github/ISSUE_TEMPLATE/suggest-a-resource.yml").read_text(encoding="utf-8"))
    fields = {field["id"]: field["attributes"] for field in form["body"] if "id" in field}
    curriculum = ours.curriculum
    assert {kind.title for kind in curriculum.kinds.values()} & set(fields["kind"]["options"])
    assert set(curriculum.levels.values()) & set(fields["level"]["options"])
    assert set(curriculum.costs.values()) & set(fields["cost"]["options"])


def test_the_content_has_its_own_licence_as_it_was_published() -> None:
    """Its first and last words, its sections, and nothing of ours in it."""
    text = (ROOT / "curriculum/LICENSE").read_text(encoding="utf-8")
    assert text.startswith("Attribution 4.0 International\n\n======")
    assert "Creative Commons Attribution 4.0 International Public License" in text
    assert re.findall(r"^Section (\d) -- ", text, re.MULTILINE) == list("12345678")
    assert text.rstrip().endswith("Creative Commons may be contacted at creativecommons.org.")
