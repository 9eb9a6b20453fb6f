"""The house keeps its rules: mirror, layers, names, entry points, public API."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.util import load_config

import pipeline
from tests.builders import ROOT

PACKAGE = ROOT / "pipeline"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "model" not in path.relative_to(PACKAGE).parts)
WITHOUT_TEST = {"__init__.py", "__main__.py"}
NEVER = re.compile(r"utils?|helpers?|misc|common|core", re.IGNORECASE)
CLASSES_NEVER = re.compile(r"(Manager|Handler|Processor|Helper|Util)s?$")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _mirror(path: Path) -> Path:
    inside = path.relative_to(PACKAGE)
    return ROOT / "tests" / inside.with_name(f"test_{inside.name}")


@pytest.mark.parametrize("path", [p for p in MODULES if p.name not in WITHOUT_TEST], ids=_name)
def test_module_has_its_tests(path):
    assert _mirror(path).is_file()


def test_tests_have_their_modules():
    folders = [path for path in (ROOT / "tests").iterdir() if (PACKAGE / path.name).is_dir()]
    strays = [
        _name(test)
        for folder in folders
        for test in folder.rglob("test_*.py")
        if not (PACKAGE / folder.name / test.relative_to(folder).with_name(test.name.removeprefix("test_"))).is_file()
    ]
    assert strays == []


def test_layers_hold():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_keeps_to_names_and_sizes(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert not NEVER.fullmatch(path.stem)
    assert ast.get_docstring(tree)
    classes = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert [name for name in classes if CLASSES_NEVER.search(name)] == []
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_are_absolute_and_from_the_defining_module(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            assert node.module
            package = ROOT / node.module.replace(".", "/")
            if package.is_dir() and package != PACKAGE:
                assert [name.name for name in node.names if not (package / f"{name.name}.py").is_file()] == []


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py" and p.parent != PACKAGE], ids=_name)
def test_init_of_a_stage_is_one_docstring(path):
    assert [type(node) for node in ast.parse(path.read_text("utf-8")).body] == [ast.Expr]


@pytest.mark.parametrize("path", [p for p in MODULES if "cli" not in p.parts], ids=_name)
def test_only_the_command_prints(path):
    called = [n.func.id for n in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_call(n)]
    assert "print" not in called


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def _factories() -> dict[str, str]:
    return dict(PROJECT["project"]["entry-points"]["spacy_factories"])


def test_entry_points_are_the_factories_of_the_components():
    homes = {
        f"{'.'.join(p.relative_to(ROOT).with_suffix('').parts)}:make_component" for p in PACKAGE.rglob("component.py")
    }
    assert set(_factories().values()) == homes
    for name, home in _factories().items():
        module = importlib.import_module(home.partition(":")[0])
        assert name == module.FACTORY
        assert "." not in name


def test_installed_entry_points_are_those_of_the_project():
    installed = {e.name: e.value for e in entry_points(group="spacy_factories") if e.value.startswith("pipeline.")}
    assert installed == _factories()


@pytest.mark.parametrize("name", _factories())
def test_component_can_be_added_to_any_pipeline_by_name(name):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(name)
    assert nlp("Inspectors said that pupils thrive.").text


def test_config_orders_every_component():
    config = load_config(PACKAGE / "config.cfg")
    around = ["inspection_boundaries", "inspection_labels"]  # before and after the English pipeline
    assert sorted([*config["pipeline"]["order"], *around]) == sorted(_factories())
    assert sorted(config["components"]) == sorted(config["pipeline"]["order"])


@pytest.mark.model
def test_pipeline_has_no_problem(nlp):
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_public_api_is_two_names():
    assert pipeline.__all__ == ["Article", "extract"]
    assert dir(pipeline) == ["Article", "extract"]
    with pytest.raises(AttributeError, match="no attribute 'Extract'"):
        pipeline.Extract  # noqa: B018


def test_public_names_come_from_their_modules():
    from pipeline.assemble import extract
    from pipeline.record.article import Article

    assert (pipeline.extract, pipeline.Article) == (extract, Article)


def test_importing_the_package_imports_nothing_heavy():
    script = "import sys, pipeline; print([n for n in ('spacy', 'bs4', 'pydantic', 'typer') if n in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout == "[]\n"


TEXTS = ("*.py", "*.toml", "*.cfg", "*.md", "*.in", "Makefile", "*.yaml")
PLACES = re.compile("/" + "work/|/" + "tmp/|/" + "root/|/" + "home/")


def test_nothing_names_a_place_on_a_machine():
    tracked = subprocess.run(["git", "ls-files", *TEXTS], capture_output=True, text=True, cwd=ROOT, check=False).stdout
    named = [name for name in tracked.splitlines() if PLACES.search((ROOT / name).read_text("utf-8"))]
    assert named == []


def test_requirements_are_pinned_with_hashes_and_name_no_registry():
    lock = (ROOT / "requirements/lock.txt").read_text("utf-8")
    pins = re.findall(r"^[\w.\[\]-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[\w.\[\]-]+==", lock, re.MULTILINE)) > 20
    assert "://" not in lock
    assert "--index" not in lock
