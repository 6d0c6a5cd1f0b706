"""What several modules of the evaluation look at, worked out once."""

import importlib.util

import pytest
from eval import relation_report
from eval.relation_gold import other_stories, own_stories
from support.shared import shared_path


@pytest.fixture(scope="session")
def outside():
    """The evaluator of those who judge from outside."""
    spec = importlib.util.spec_from_file_location("outside_evaluator", shared_path("eval", "attribution.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def own_relations():
    """Own stories, related from the claims given and from the text alone, and compared with their gold."""
    return relation_report.measured(own_stories())


@pytest.fixture(scope="session")
def shared_relations():
    """The same of the stories of the shared gold."""
    shared_path("gold", "relations.jsonl")
    return relation_report.measured(other_stories(shared_path("gold")))
