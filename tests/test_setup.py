"""The ground: declared dependencies, locks, the list of system packages, the Makefile and the set-up scripts."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.required_tools import PACKAGES_FILE, need, system_packages

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]
TARGETS = [
    "setup",
    "pdf",
    "docx",
    "html",
    "all",
    "check",
    "new",
    "schema",
    "fonts",
    "test",
    "lint",
    "bench",
    "clean",
    "lock",
]
MISSING_LIBRARY = "run\ta library nobody has\tlibrary:libnobody-has.so.9\tnobody-deb\tnobody-rpm\tnobody\n"


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict:
    return tomllib.loads(text_of("pyproject.toml"))["project"]


def normalised(requirement: str) -> str:
    """The name alone, as locks spell it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.match(r"[A-Za-z0-9._-]+", requirement)[0]).lower()


def locked(lock: str) -> dict[str, str]:
    """Name -> version of every package in a lock."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ \\]+)", text_of(lock), flags=re.MULTILINE))


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in the project, with nothing in the environment but PATH and what is given."""
    env = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"} | environment
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def write_program(folder: Path, name: str, body: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that stands for a Debian machine: an ordinary user, an installer that records its calls."""
    programs = tmp_path / "bin"
    write_program(programs, "id", "echo 1000")
    write_program(programs, "apt-get", f'echo "$@" >> "{tmp_path}/apt-get.log"')
    (tmp_path / "packages.tsv").write_text(MISSING_LIBRARY, encoding="utf-8")
    return tmp_path


def run_system(machine: Path, purpose: str = "run") -> subprocess.CompletedProcess[str]:
    path = f"{machine}/bin:/usr/bin:/bin"
    return run("sh", "setup/system.sh", purpose, str(machine / "packages.tsv"), PATH=path)


# Dependencies and locks


def test_every_dependency_has_its_reason_beside_it():
    declared = [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]
    reasons = dict(re.findall(r'^    "([^"]+)",\s+# (.{8,})$', text_of("pyproject.toml"), flags=re.MULTILINE))
    assert len(declared) > 20
    assert [requirement for requirement in declared if requirement not in reasons] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_version_and_hashes(lock: str):
    entries = re.split(r"\n(?=[a-z])", text_of(lock).split("\n", 1)[1].strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[^ ]+ ", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_on_the_network_or_on_a_disk(lock: str):
    assert not re.search(r"://|file:|--(extra-)?index|--find-links| @ ", text_of(lock))


def test_every_declared_dependency_is_locked():
    runtime = {normalised(requirement) for requirement in project()["dependencies"]}
    dev = {normalised(requirement) for requirement in project()["optional-dependencies"]["dev"]}
    assert runtime <= locked("requirements.lock").keys()
    assert runtime | dev <= locked("requirements-dev.lock").keys()


def test_tests_run_with_the_versions_users_run_with():
    runtime, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    assert runtime
    assert {name: dev.get(name) for name in runtime} == runtime


def test_no_runtime_dependency_is_under_a_licence_that_asks_for_more_than_notice():
    seen, copyleft, silent = 0, [], []
    for name in locked("requirements.lock"):
        try:
            metadata = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # locked for another platform
        seen += 1
        licence = metadata.get("License-Expression") or metadata.get("License") or ""
        said = [licence, *[line for line in metadata.get_all("Classifier", []) if line.startswith("License")]]
        if not any(said):
            silent.append(name)
        if re.search(r"\bA?GPL|GNU (Affero )?General", " ".join(said)):
            copyleft.append(name)
    assert seen > 20
    assert copyleft == ["pyphen"]  # offers the MPL as well, which is what we take
    assert silent == ["resvg-py"]  # the file in it is the MIT licence


# The list of system packages


def test_every_system_package_is_complete_and_named_for_each_system():
    packages = system_packages()
    assert {package.purpose for package in packages} == {"python", "run", "test"}
    for package in packages:
        assert all(package), package
        assert re.fullmatch(r"(?:library|linux):lib[\w.-]+\.so\.\d+|tool:[\w-]+|python-venv", package.probe), package
    assert len({package.probe for package in packages}) == len(packages)


def test_the_list_covers_every_library_that_the_renderer_opens_or_will_require():
    import weasyprint.text.ffi as ffi

    opened = set(re.findall(r"'(lib[\w.-]+\.so\.\d+)'", Path(ffi.__file__).read_text(encoding="utf-8")))
    listed = {package.probe.removeprefix("library:") for package in system_packages()}
    assert len(opened) > 5
    assert opened - listed == {"libharfbuzz-vector.so.0"}  # optional, and no stable system has it yet


# setup/system.sh


def test_without_root_a_missing_package_gives_the_exact_command_and_exit_13(machine: Path):
    result = run_system(machine)
    assert result.returncode == 13
    assert "a library nobody has (libnobody-has.so.9)" in result.stderr
    assert "\n  apt-get install --yes --no-install-recommends nobody-deb\n" in result.stderr
    assert not (machine / "apt-get.log").exists()


def test_root_installs_what_is_missing_and_looks_again(machine: Path):
    write_program(machine / "bin", "id", "echo 0")
    result = run_system(machine)
    assert "install --no-install-recommends nobody-deb" in (machine / "apt-get.log").read_text(encoding="utf-8")
    assert result.returncode == 13
    assert "Installed, and yet not found:\n  - a library nobody has" in result.stderr


def test_a_package_is_installed_when_its_program_appears(machine: Path):
    (machine / "packages.tsv").write_text("test\ta program\ttool:nobody-has\tnobody-deb\tx\tx\n", encoding="utf-8")
    write_program(machine / "bin", "id", "echo 0")
    write_program(machine / "bin", "apt-get", f'cp "{machine}/bin/id" "{machine}/bin/nobody-has"')
    result = run_system(machine, "test")
    assert (result.returncode, result.stderr) == (0, "Installing on this machine: nobody-deb\n")


def test_an_installation_that_fails_shows_what_the_installer_said(machine: Path):
    write_program(machine / "bin", "id", "echo 0")
    write_program(machine / "bin", "apt-get", "echo no such package; exit 100")
    result = run_system(machine)
    assert result.returncode == 13
    assert "no such package" in result.stderr
    assert "apt-get install --yes --no-install-recommends nobody-deb" in result.stderr


def test_what_belongs_to_another_purpose_is_not_asked_for(machine: Path):
    assert run_system(machine, "test").returncode == 0


def test_an_unknown_purpose_or_list_is_a_usage_error(machine: Path):
    assert run_system(machine, "everything").returncode == 2
    (machine / "packages.tsv").unlink()
    assert run_system(machine).returncode == 2


def test_a_machine_that_runs_the_tests_has_what_it_takes_to_run():
    result = run("sh", "setup/system.sh", "run")
    assert (result.returncode, result.stderr) == (0, "")


# setup/venv.sh


@pytest.fixture
def bare_copy(tmp_path: Path) -> Path:
    """The ground in a folder of its own with a blank in its name, and no environment yet."""
    copy = tmp_path / "a copy"
    shutil.copytree(ROOT / "setup", copy / "setup", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ["Makefile", *LOCKS]:
        shutil.copy(ROOT / name, copy / name)
    return copy


def test_a_python_that_is_too_old_is_said_to_be(bare_copy: Path):
    """And nothing is installed for it, for the name may be a mistake."""
    write_program(bare_copy / "bin", "python3.6", "exit 1")
    write_program(bare_copy / "bin", "apt-get", f'echo "$@" >> "{bare_copy}/apt-get.log"')
    path = f"{bare_copy}/bin:/usr/bin:/bin"
    result = run("sh", str(bare_copy / "setup" / "venv.sh"), "run", PATH=path, PYTHON="python3.6")
    assert result.returncode == 13
    assert "does not start, or is older than Python 3.11" in result.stderr
    assert not (bare_copy / ".venv").exists()
    assert not (bare_copy / "apt-get.log").exists()
    assert not (bare_copy / ".venv.lock").is_symlink()


def test_a_python_without_its_venv_module_gives_the_command(bare_copy: Path):
    """As on Debian, where the module is a package of its own."""
    write_program(bare_copy / "bin", "python3", 'case "$*" in *ensurepip*) exit 1 ;; *realpath*) echo "$0" ;; esac')
    write_program(bare_copy / "bin", "id", "echo 1000")
    write_program(bare_copy / "bin", "apt-get", "exit 100")
    result = run("sh", str(bare_copy / "setup" / "venv.sh"), "run", PATH=f"{bare_copy}/bin:/usr/bin:/bin")
    assert result.returncode == 13
    assert "apt-get install --yes --no-install-recommends python3-venv" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written_to_is_said_to_be(bare_copy: Path):
    bare_copy.chmod(0o500)
    result = run("sh", str(bare_copy / "setup" / "venv.sh"), "run")
    bare_copy.chmod(0o700)
    assert result.returncode == 2
    assert "no right to write in" in result.stderr


def test_an_unknown_level_is_a_usage_error():
    assert run("sh", "setup/venv.sh", "everything").returncode == 2


# Makefile and scripts


def test_make_help_lists_every_target_and_variable():
    result = run("make", "--no-print-directory")
    assert result.returncode == 0
    for target in TARGETS:
        assert re.search(rf"^  make {target} +\w", result.stdout, flags=re.MULTILINE), target
    for variable in ["INC=", "BRAND=", "ARGS=", "PYTHON="]:
        assert f"  {variable}" in result.stdout


def test_every_target_is_phony_and_in_the_help():
    makefile = text_of("Makefile")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)[1].split())
    assert targets == phony
    assert set(TARGETS) < targets
    assert targets == set(re.findall(r"^([a-z]+):.* ## \w", makefile, flags=re.MULTILINE))


@pytest.mark.parametrize("target", ["pdf", "docx", "html", "new"])
def test_a_target_that_needs_an_incident_says_so(target: str):
    result = run("make", target)
    assert result.returncode == 2
    assert f"for example: make {target} INC=INC-2025-12-03-001" in result.stderr


def test_scripts_are_valid_and_can_be_started():
    scripts = sorted([*(ROOT / "setup").glob("*.sh"), ROOT / ".ci" / "run"])
    assert len(scripts) >= 5
    for script in scripts:
        shell = "bash" if script.name == "run" else "sh"
        assert run(shell, "-n", str(script)).returncode == 0, script


def test_nothing_of_one_machine_is_in_the_ground():
    scripts = [str(path.relative_to(ROOT)) for path in (ROOT / "setup").glob("*.*")]
    names = ["pyproject.toml", "Makefile", ".ci/run", *LOCKS, *scripts]
    for name in names:
        assert not re.search(r"/(root|home|work|tmp|Users)/|pypi|pythonhosted", text_of(name), re.IGNORECASE), name


# tests/required_tools.py


def test_a_tool_that_is_there_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    write_program(tmp_path, "qpdf", "true")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert need("qpdf") == str(tmp_path / "qpdf")


def test_a_tool_that_is_missing_skips_the_test_with_the_package_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"pdftotext is missing .* package poppler-utils on Debian"):
        need("pdftotext")


def test_a_tool_that_is_missing_is_a_failure_on_the_continuous_integration(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="soffice is missing"):
        need("soffice")


def test_a_tool_that_make_test_would_not_install_may_not_be_needed():
    with pytest.raises(LookupError, match=PACKAGES_FILE.name):
        need("nobodys-tool")
