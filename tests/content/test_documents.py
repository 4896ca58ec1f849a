"""What the documents of five of our roadmaps say: each of their terms stands in its unit, with its resource.

A unit is a section of a stage, by its title, or an entry of it, by the id of its topic; what belongs to the whole stage
or to the whole roadmap stands under `PAGE`. Additions of ours are no matter here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Stage, link_id
from tests.helpers import sites

PAGE = ""

_INTRODUCTION = ["Neural Networks", "Perceptrons", "Activation Functions", "Forward and Backward Propagation",
                 "Gradient Descent and Optimization"]  # fmt: skip
_NETWORKS = {
    "multilayer-perceptrons": ["Deep Neural Networks (MLPs)"],
    "optimizers": ["Optimization", "Adam", "RMSProp", "Learning Rate Schedules"],
    "regularization": ["Regularization", "Dropout", "Batch Normalization"],
    "deep-learning-frameworks": ["Frameworks", "Introduction to TensorFlow and PyTorch"],
    PAGE: ["Deep Learning with Python", "François Chollet"],
}
_IMAGES = {
    "convolutional-neural-networks": ["Convolution and Pooling Operations"],
    "cnn-architectures": ["Classic Architectures", "LeNet", "AlexNet", "VGG", "ResNet", "Inception"],
    "transfer-learning": ["Transfer Learning and Fine-Tuning"],
    "Applications": ["Image Classification", "Object Detection", "YOLO", "SSD", "Semantic Segmentation", "UNet"],
    PAGE: ["Deep Learning for Vision Systems", "Mohamed Elgendy", "1–2 months"],
}
_SEQUENCES = {
    "recurrent-neural-networks": ["Recurrent Neural Networks", "RNNs", "LSTMs", "GRUs"],
    "attention": ["Attention Mechanisms", "Bahdanau", "Luong"],
    "transformers": ["Transformers", "Architecture", "BERT", "GPT"],
    "natural-language-processing": ["Applications", "Sentiment Analysis", "Translation", "Summarization"],
    PAGE: ["Natural Language Processing with Transformers", "Tunstall"],
}
_GENERATION = {
    "autoencoders": ["Autoencoders"],
    "variational-autoencoders": ["Variational Autoencoders", "VAEs"],
    "generative-adversarial-networks": ["Generative Adversarial Networks", "GANs", "DCGAN", "Conditional GANs"],
    "diffusion-models": ["Diffusion Models", "Denoising Diffusion Probabilistic Models (DDPMs)"],
    PAGE: ["Auto-Encoding Variational Bayes", "Kingma", "Welling", "Goodfellow"],
}
_RESEARCH = {
    "reinforcement-learning": ["Reinforcement Learning", "RL", "Policy Gradients", "Deep Q-Learning"],
    "graph-neural-networks": ["Graph Neural Networks", "GNNs", "Applications in social networks, molecules"],
    "vision-transformers": ["Vision Transformers", "ViT"],
    "neural-odes": ["Neural ODEs"],
    "equivariant-networks": ["Equivariant Networks"],
    "large-language-models": ["Large Language Models", "LLMs", "GPT-4", "LLaMA"],
    "multimodal-models": ["Multimodal Models", "CLIP", "DALL-E"],
    PAGE: ["Attention is All You Need", "Transformers", "Masked Autoencoders Are Scalable Vision Learners", "MAE"],
}
DOCUMENTS = {
    "essentials/foundations": {
        "Deep Learning Introduction": _INTRODUCTION,
        PAGE: ["Ian Goodfellow", "Mathematics for Machine Learning", "Deisenroth"],
    },
    "essentials/neural-networks": _NETWORKS,
    "essentials/convolutional-networks": _IMAGES,
    "essentials/sequence-models": _SEQUENCES,
    "essentials/generative-models": _GENERATION,
    "essentials/advanced-topics": _RESEARCH,
    "study-plan/foundations": {
        "Mathematics": ["Linear Algebra", "Vectors", "matrices", "eigenvalues/eigenvectors", "Calculus", "Derivatives",
                        "gradients", "chain rule", "Probability and Statistics", "Distributions", "Bayes' theorem"],
        "Machine Learning Basics": ["Supervised Learning", "Regression", "Classification", "Unsupervised Learning",
                                    "Clustering", "Dimensionality Reduction", "Overfitting", "Regularization",
                                    "Evaluation Metrics"],
        "Deep Learning Introduction": _INTRODUCTION,
        PAGE: ["Ian Goodfellow", "Mathematics for Machine Learning", "Deisenroth", "Andrew Ng's Machine Learning",
               "Coursera", "MIT", "Introduction to Deep Learning"],
    },
    "study-plan/neural-networks": {
        **_NETWORKS,
        PAGE: [*_NETWORKS[PAGE],
               "Fast.ai", "Practical Deep Learning for Coders", "DeepLearning.AI", "Specialization",
               "Coursera", "1–2 months"],
    },
    "study-plan/convolutional-networks": {
        **_IMAGES,
        PAGE: [*_IMAGES[PAGE],
               "Implement CNNs on MNIST, CIFAR-10 or ImageNet"],
    },
    "study-plan/sequence-models": {
        **_SEQUENCES,
        PAGE: [*_SEQUENCES[PAGE],
               "2–3 months", "Fine-tune BERT for text classification",
               "Build a seq2seq model with attention"],
    },
    "study-plan/generative-models": {
        **_GENERATION,
        PAGE: [*_GENERATION[PAGE],
               "1–2 months", "Train a GAN for image generation",
               "Implement a VAE on MNIST or CIFAR-10"],
    },
    "study-plan/advanced-topics": {
        **_RESEARCH,
        PAGE: [*_RESEARCH[PAGE],
               "3+ months", "Papers with Code", "Hugging Face"],
    },
    "study-plan/deployment": {
        "model-deployment": ["Model Deployment", "TensorFlow Serving", "ONNX", "Flask/FastAPI"],
        "inference-optimization": ["Optimization for Inference", "Quantization", "Pruning"],
        "ethics-of-ai": ["Ethics"],
        "explainability": ["Explainability", "SHAP", "LIME"],
        PAGE: ["End-to-end system", "healthcare", "finance", "natural sciences", "Kaggle competition"],
    },
    "study-plan": {
        "Tips for Success": ["Alternate Theory and Practice", "Stay Updated", "NeurIPS", "CVPR", "ICLR", "Collaborate",
                             "communities and forums", "Build Projects", "showcase your skills", "GitHub", "Kaggle"],
        PAGE: ["Happy Learning", "contribute", "feedback"],
    },
    "three-levels/beginner": {
        "Basic Mathematics for Deep Learning": [
            "Linear Algebra", "Vectors", "matrices", "matrix multiplication", "eigenvalues, eigenvectors", "Calculus",
            "Derivatives", "gradients", "chain rule", "partial derivatives", "Probability and Statistics",
            "Probability distributions", "Bayes' theorem", "expectation", "variance"],
        "Python Programming": ["Python basics", "libraries", "NumPy", "Pandas", "Matplotlib",
                               "Basic data preprocessing", "visualization", "manipulation"],
        "Introduction to Machine Learning": [
            "Supervised Learning", "Linear regression", "logistic regression", "decision trees", "k-NN",
            "Unsupervised Learning", "K-means", "PCA", "clustering"],
        "Neural Networks Basics": [
            "perceptron model", "Activation functions", "Sigmoid", "ReLU", "tanh", "Backpropagation",
            "Loss functions", "optimization with Gradient Descent", "Deep Feedforward Networks (ANN)", "Practice",
            "Your first neural network", "TensorFlow or Keras"],
    },
    "three-levels/intermediate": {
        "Convolutional Neural Networks (CNNs)": [
            "Convolution operations: Filters, feature maps", "Pooling layers: Max pooling, average pooling",
            "CNN architectures", "LeNet", "AlexNet", "VGG", "ResNet", "InceptionNet",
            "Practice", "image classification tasks", "Keras or PyTorch"],
        "Recurrent Neural Networks (RNNs) and Variants": [
            "RNN Basics", "Sequential data", "hidden states", "LSTM/GRU", "long-term dependencies",
            "Applications", "Time series prediction", "text generation", "language modeling",
            "Practice", "RNN/LSTM", "text classification and language generation"],
        "Transfer Learning": [
            "Pre-trained models", "VGG, ResNet, InceptionV3", "Fine-tuning and feature extraction", "Use cases",
            "Image recognition", "natural language processing",
            "Practice", "pre-trained models of Keras"],
        "Unsupervised Learning in Deep Learning": [
            "Autoencoders", "Encoding, decoding, latent space",
            "Variational Autoencoders", "VAE", "Generative Adversarial Networks", "GANs",
            "Applications in anomaly detection", "data generation"],
    },
    "three-levels/advanced": {
        "Attention Mechanisms and Transformers": [
            "Attention in RNNs", "critical inputs (Bahdanau and Luong attention)", "Transformers",
            "Self-attention mechanism", "multi-head attention", "positional encodings", "BERT, GPT models",
            "Pre-training, fine-tuning",
            "Practice", "Transformer-based model", "text classification or machine translation"],
        "Deep Reinforcement Learning": [
            "Markov Decision Process (MDP)", "Q-learning", "Deep Q-Networks (DQN)", "Policy Gradient Methods",
            "Applications", "Game AI (e.g., OpenAI Gym)", "autonomous systems",
            "Practice", "DQN", "Atari Pong", "TensorFlow"],
        "Advanced GANs": [
            "Conditional GANs", "cGANs", "CycleGANs for image-to-image translation", "StyleGAN",
            "generating high-quality images", "Practice", "Realistic image generation"],
        "Advanced Architectures": [
            "Capsule Networks", "Neural Architecture Search", "NAS",
            "EfficientNet, NASNet", "better efficiency and scalability",
            "Practice", "TensorFlow or PyTorch", "architecture search", "model optimization techniques"],
        "Large-Scale Deep Learning": [
            "Distributed training", "handling large datasets", "Model optimization techniques: Quantization, pruning",
            "Frameworks: TensorFlow Distributed, PyTorch Lightning"],
    },
    "three-levels": {
        PAGE: ["Smart Assistant", "NLP-based assistant", "Transformer model", "Autonomous Vehicles",
                     "computer vision models", "YOLO", "object detection", "Medical Imaging", "diagnosis", "CNNs",
                     "Creative AI", "Art generation or style transfer", "GANs"],
        "Projects and Practical Experience": ["levels", "hands-on experience", "deepens your understanding",
                                              "concepts"],
    },
    "deep-learning-in-ai/prerequisites": {
        "Mathematics": ["Linear Algebra", "Calculus", "Probability and Statistics", "Optimization"],
        "linear-algebra": ["Vectors, matrices, tensors", "Matrix multiplication", "Eigenvalues and eigenvectors",
                           "Essence of Linear Algebra", "3Blue1Brown"],
        "calculus": ["Derivatives, gradients", "Partial derivatives", "Chain rule", "Calculus", "Gilbert Strang",
                     "MIT OpenCourseWare"],
        "probability-and-statistics": [
            "Basics of probability", "Conditional probability, Bayes' theorem", "Mean, variance, distributions",
            "Khan Academy", "Statistics and probability"],
        "optimization": ["Gradient descent", "Convex optimization basics"],
        "Programming": ["Python", "Data Handling"],
        "python-programming": ["Basic syntax, loops, functions", "Libraries: NumPy, Pandas, Matplotlib",
                               "Automate the Boring Stuff with Python"],
        "data-handling": ["preprocess data (cleaning, transformation)",
                          "Visualization techniques (Matplotlib, Seaborn)"],
    },
    "deep-learning-in-ai/machine-learning": {
        "supervised-learning": ["Supervised and unsupervised learning"],
        "regression": ["Regression (linear, logistic)"],
        "classification": ["Classification and clustering"],
        "overfitting": ["Overfitting, underfitting, bias-variance tradeoff"],
        "Key Topics": ["Evaluation metrics", "accuracy", "precision", "recall", "F1-score"],
        "Tools": ["Scikit-learn for hands-on implementation", "common ML algorithms",
                  "Decision Trees, SVMs, k-Means, kNN"],
        PAGE: ["Andrew Ng's Machine Learning Course", "Coursera", "Aurélien Géron",
               "Hands-On Machine Learning with Scikit-Learn"],
    },
    "deep-learning-in-ai/core-concepts": {
        "Introduction": ["What is deep learning?", "Applications of deep learning", "Overview of neural networks"],
        "Neural Networks": ["Perceptrons", "Activation functions", "ReLU", "Sigmoid", "Tanh", "Loss functions", "MSE",
                            "Cross-Entropy", "Backpropagation and gradient descent"],
        "Deep Neural Networks": ["Forward and backward pass", "Overfitting solutions (dropout, regularization)"],
        "Hands-on Practice": ["From scratch", "basic neural networks", "NumPy",
                              "start learning TensorFlow or PyTorch"],
        PAGE: ["Deep Learning Specialization", "Andrew Ng", "Coursera", "Neural Networks and Deep Learning",
               "Michael Nielsen", "free online book"],
    },
    "deep-learning-in-ai/advanced-topics": {
        "Convolutional Neural Networks (CNNs)": [
            "Image processing basics", "Architecture of CNNs (convolutions, pooling)",
            "Transfer learning and pre-trained models", "Use cases: image classification, object detection"],
        "Recurrent Neural Networks (RNNs)": ["Sequential data processing", "LSTMs, GRUs",
                                             "Applications: time series forecasting, NLP"],
        "Natural Language Processing (NLP)": ["Word embeddings", "Word2Vec", "GloVe",
                                              "Transformers and Attention Mechanism",
                                              "Hugging Face for pre-trained models"],
        "Generative Models": ["Variational Autoencoders", "VAEs", "Generative Adversarial Networks", "GANs"],
        "Reinforcement Learning": ["Basics of RL", "Deep Q-Learning, Policy Gradient Methods"],
        PAGE: ["Deep Learning with Python", "François Chollet", "Hands-On Deep Learning with PyTorch",
               "Luca Pietro Giovanni Antiga", "Fast.ai Course"],
    },
    "deep-learning-in-ai/projects": {
        "Beginner Projects": ["Digit recognition (MNIST dataset)", "Sentiment analysis",
                              "Image classification (CIFAR-10 dataset)"],
        "Intermediate Projects": ["Object detection", "YOLO", "Faster R-CNN", "Machine translation", "Seq2Seq models",
                                  "Chatbot development"],
        "Advanced Projects": ["Generative art with GANs", "Building a recommendation system",
                              "Reinforcement learning game agents"],
        PAGE: ["Kaggle", "competitions for practice", "GitHub", "repositories of popular projects"],
    },
    "mastery/foundational-concepts": {
        "Biological Inspiration & Perceptrons": ["McCulloch-Pitts neuron", "Perceptron learning rule",
                                                 "Limitations of linear decision boundaries"],
        "Multilayer Perceptrons (MLP)": ["Activation functions", "Sigmoid", "Tanh", "ReLU", "Leaky ReLU",
                                         "Backpropagation mathematics", "Loss functions", "Cross-Entropy", "MSE",
                                         "Vanishing/exploding gradients"],
        "Training Mechanics": ["Optimizers", "SGD", "Momentum", "Adam", "RMSProp", "Regularization", "Dropout", "L2/L1",
                               "BatchNorm", "Weight initialization techniques", "Learning rate scheduling"],
    },
    "mastery/core-architectures": {
        "Convolutional Neural Networks (CNNs)": [
            "Convolution operations (kernels, padding, stride)", "Pooling layers (Max, Average)",
            "Modern architectures: LeNet → AlexNet → VGG → Inception → ResNet → DenseNet", "Transfer learning",
            "Fine-tuning"],
        "Recurrent Neural Networks (RNNs)": ["Sequential modelling concepts", "LSTM/GRU cells (gating mechanisms)",
                                             "Bidirectional RNNs", "Sequence-to-Sequence", "Seq2Seq models"],
        "Autoencoders & Embeddings": ["Undercomplete/overcomplete architectures", "Denoising autoencoders",
                                      "Variational autoencoders", "VAEs", "Embedding layers (Word2Vec, GloVe)"],
    },
    "mastery/advanced-architectures": {
        "Attention Mechanisms": ["Bahdanau/Luong attention", "Self-attention", "Transformers",
                                 "Key components: QKV matrices, positional encoding"],
        "Generative Models": ["Generative Adversarial Networks", "GANs", "DCGAN → WGAN → CycleGAN → StyleGAN",
                              "Diffusion Models", "DDPM", "Score-based models"],
        "Graph Neural Networks (GNNs)": ["Graph Convolutional Networks", "GCNs", "Graph Attention Networks", "GAT",
                                         "Message Passing Neural Networks", "MPNN"],
        "Memory-Augmented Networks": ["Neural Turing Machines", "NTM", "Differentiable Neural Computers", "DNC"],
    },
    "mastery/cutting-edge": {
        "Large Language Models (LLMs)": [
            "BERT architecture (Encoder-focused)", "GPT architecture (Decoder-focused)", "Prompt engineering",
            "Retrieval-Augmented Generation", "RAG", "Quantization/LoRA fine-tuning"],
        "Vision Transformers (ViT)": ["Patch embeddings", "Hybrid CNN-Transformer architectures", "Swin Transformers"],
        "Neuro-Symbolic Integration": ["Neural module networks", "Differentiable logic layers"],
        "Energy-Based Models": ["Restricted Boltzmann Machines", "RBMs", "Modern implementations (JEM)"],
    },
    "mastery/mastery-and-deployment": {
        "Optimization & Compression": ["Pruning, distillation, quantization",
                                       "Hardware-aware NAS (Neural Architecture Search)"],
        "Deployment Stack": ["ONNX conversion", "TensorRT/TFLite optimization",
                             "Serving frameworks (TorchServe, TensorFlow Serving)"],
        "Advanced Training Techniques": ["Federated learning", "Self-supervised learning",
                                         "Reinforcement Learning from Human Feedback", "RLHF"],
        PAGE: ["Ongoing"],
    },
    "mastery": {
        "Learning Strategy": [
            "Code Everything", "all the architectures", "from scratch", "NumPy/PyTorch", "Project Progression",
            "MNIST → CIFAR-10 → ImageNet → COCO", "Sentiment analysis → Machine translation → Chatbots",
            "MNIST generation → Face synthesis → Text-to-image", "Paper Reading", "ICLR/CVPR/NeurIPS",
            "seminal papers", "arXiv digest", "Competitions", "Kaggle", "DrivenData", "custom projects",
            "Tools Mastery", "PyTorch Lightning", "Weights & Biases", "Hugging Face"],
        "Timeline Accelerators": [
            "interactive learning", "micrograd", "Andrej Karpathy", "intuition", "backprop", "nanoGPT", "LLM internals",
            "Study model failures: Adversarial attacks, bias amplification", "Contribute to OSS frameworks",
            "PyTorch, TensorFlow"],
        "Milestones": [
            "Implement ResNet-18 from scratch (no high-level frameworks)", "transformer for neural machine translation",
            "Build StyleGAN2 from", "paper", "Deploy a quantized BERT model in production", "Original architecture",
            "publication/patent"],
        "Maintenance": ["Follow arXiv daily (cs.CV, cs.CL, cs.LG)", "Reproduce 1 paper/month", "Teach concepts",
                        "Feynman technique"],
    },
}  # fmt: skip
"""Id that a stage or roadmap has or had → its units → the terms of each, as its document has them."""

RECOMMENDED = {
    "linear-algebra": "essence-of-linear-algebra",
    "calculus": "calculus-gilbert-strang",
    "probability-and-statistics": "khan-academy-probability-and-statistics",
    "python-programming": "automate-the-boring-stuff",
}
"""Prerequisite → the one resource that its document recommends for it."""


@pytest.mark.parametrize(("id", "unit"), [(id, unit) for id, units in DOCUMENTS.items() for unit in units])
def test_the_terms_of_a_document_are_in_their_unit(id: str, unit: str, ours: LoadResult, our_site: Path) -> None:
    """Whatever the case of their letters, and whatever the stage, its roadmap or the topic is called now."""
    thing = ours.curriculum.by_id.get(id) or ours.curriculum.renamed.get(id)
    assert thing, f"{id} is gone, and with it the terms of its document."
    shown = sites.article(sites.page(our_site, f"roadmaps/{link_id(thing)}"))
    topic = ours.curriculum.by_id.get(unit) or ours.curriculum.renamed.get(unit)
    seen = _plain(_under(shown, topic.title if topic else unit) if unit else shown)
    assert [term for term in DOCUMENTS[id][unit] if _plain(term) not in seen] == []


@pytest.mark.parametrize("topic", RECOMMENDED)
def test_what_a_document_recommends_is_recommended(topic: str, ours: LoadResult) -> None:
    """One resource for each of four prerequisites, and no other beside it, whatever they are called now."""
    named = {**ours.curriculum.renamed, **ours.curriculum.by_id}
    stage = named["deep-learning-in-ai/prerequisites"]
    assert isinstance(stage, Stage)
    entries = [entry for entry in stage.entries if entry.topic == named[topic].id]
    recommended = [each.id for entry in entries for each in entry.resources if each.recommended]
    assert recommended == [named[RECOMMENDED[topic]].id]


def _under(html: str, title: str) -> str:
    """Return what stands under the first heading of these words, down to the next that is no deeper."""
    headings = list(re.finditer(r"<h([1-6])\b.*?</h\1>", html, re.DOTALL))
    for heading in headings:
        if _title(heading[0]) == _title(title):
            below = [other.start() for other in headings if other.start() > heading.start() and other[1] <= heading[1]]
            return html[heading.start() : min(below, default=len(html))]
    pytest.fail(f"no heading says {title}")


def _title(html: str) -> str:
    """Return the words of a heading without its number and its icon."""
    return re.sub(r"^[\W\d]+", "", _plain(html))


def _plain(html: str) -> str:
    """Return the words of a piece of HTML in small letters, without spaces before and after marks."""
    text = sites.words(html).lower().replace("’", "'")
    return re.sub(r" ?([,;:.!?()/&→–’-]) ?", r"\1", text)
