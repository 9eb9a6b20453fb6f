from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest

from tests.store.newer import newer_program
from tests.store.stored import write

GIVEN = "INSPECTEXT_POSTGRESQL"
REQUIRED = "INSPECTEXT_POSTGRESQL_REQUIRED"
HOMES = Path("/usr/lib/postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the URL of a database of PostgreSQL: one that was given, else one on loopback for these tests alone."""
    if given := os.environ.get(GIVEN):
        yield given
        return
    binaries = _binaries()
    if binaries is None or (_is_root() and not _has_user("postgres")):
        if os.environ.get(REQUIRED):
            pytest.fail("PostgreSQL is to be tested, and is not there")
        pytest.skip("no PostgreSQL here")
    with TemporaryDirectory(prefix="inspectext") as folder, _running(binaries, Path(folder)) as url:
        yield url


@pytest.fixture
def postgresql(server: str) -> Iterator[str]:
    """Give the URL of an empty schema."""
    import psycopg

    name = f"t{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
        yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{name}"
        connection.execute(f"DROP SCHEMA {name} CASCADE".encode())


@pytest.fixture(params=["sqlite", "duckdb", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the URL of an empty database of each kind."""
    if request.param == "postgresql":
        pytest.importorskip("psycopg")
        return request.getfixturevalue("postgresql")
    if request.param == "duckdb":
        pytest.importorskip("duckdb")
        pytest.importorskip("pyarrow")
    return f"{request.param}:///{tmp_path / 'store'}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the records of two articles."""
    return write(tmp_path / "records", a="A", b="B")


@contextmanager
def _running(binaries: Path, folder: Path) -> Iterator[str]:
    """Run a server, as a user of its own where we are root: PostgreSQL refuses to be run by root."""
    data, user = folder / "data", ["runuser", "-u", "postgres", "--"] if _is_root() else []
    if user:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    _run([*user, binaries / "initdb", "-D", data, "-A", "trust", "-U", "tester", "-E", "UTF8", "--locale=C"], folder)
    _run([*user, binaries / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"], folder)
    try:
        yield f"postgresql://tester@127.0.0.1:{port}/postgres"
    finally:
        _run([*user, binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], folder)


def _run(command: list[str | Path], folder: Path) -> None:
    done = subprocess.run(command, capture_output=True, cwd=folder, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr


def _binaries() -> Path | None:
    """Give the folder of the server's programs: that of the path, else the newest of Debian's."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    homes = sorted(HOMES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return homes[-1].parent if homes else None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _has_user(name: str) -> bool:
    return shutil.which("runuser") is not None and name in {entry.pw_name for entry in pwd.getpwall()}


@pytest.fixture
def newer_models() -> Iterator[None]:
    """Let the program be a later version, whose models say more."""
    with newer_program():
        yield
