#!/bin/sh
# Makes .venv ready, with exactly the locked packages: `run` to build documents, `dev` to test and check the code as well.
#   usage: setup/venv.sh run|dev
#   exit:  0 ready · 2 usage, or a folder that can not be written to · 13 Python or a library of the system is missing · other: what pip returned
# When all is ready this costs a few milliseconds. A marker inside .venv, written last and named after the content of the
# lock, says that it is: a changed lock installs anew, and a set-up that was interrupted is repaired by the next run.
set -eu
cd "${0%/*}/.."
level=${1:-}
case $level in
    run) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    *) echo "usage: setup/venv.sh run|dev" >&2; exit 2 ;;
esac
. setup/python.sh
sh setup/system.sh run

# What the environment is made from: this script too, so that a change of it is carried out.
key_of() { cat "$1" setup/venv.sh | cksum | tr ' ' '-'; }

# $1 is the marker. It holds the interpreter's file: a Python asked for by name must be the one that was used.
is_ready() {
    [ -f "$1" ] && [ -x .venv/bin/python ] || return 1
    [ -z "${PYTHON:-}" ] || [ "$(find_python)" = "$(cat "$1")" ]
}

# One at a time: the lock is a link that names its owner, so that one left by a dead process can be told and taken.
take_turn() {
    [ -w . ] || { echo "Can not set up .venv: no right to write in $(pwd)." >&2; exit 2; }
    until ln -s "$$" .venv.lock 2>/dev/null; do
        owner=$(readlink .venv.lock || true)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -f .venv.lock; else sleep 0.2; fi
    done
    trap 'rm -f .venv.lock' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

# Nothing is installed for a Python that was asked for by name: that name may be a mistake.
choose_python() {
    if [ -z "${PYTHON:-}" ]; then sh setup/system.sh python || exit 13; fi
    python=$(find_python) || { explain_no_python; exit 13; }
    has_venv "$python" || { explain_no_venv; exit 13; }
}

make_environment() {
    choose_python
    echo "Setting up .venv with $("$python" --version) (once; most of it is downloading)" >&2
    "$python" -m venv --clear .venv
}

# Only ready-made packages: building one would run code that no hash in the lock vouches for.
# Compiled afterwards, for that is done on every core.
install_packages() {
    .venv/bin/python -m pip -qq --disable-pip-version-check install --no-user --no-deps --no-compile \
        --require-hashes --only-binary :all: --requirement "$lock"
    .venv/bin/python -m compileall -q -j 0 .venv/lib
}

# The project is used from where it stands, by a path file and a launcher instead of an installation: no build tool is
# needed, and both keep working when the folder is moved.
add_project() {
    for packages in .venv/lib/python*/site-packages; do
        echo ../../../.. > "$packages/postmortem-pipeline.pth"
    done
    cat > .venv/bin/postmortem <<'LAUNCHER'
#!/bin/sh
# On macOS, libraries from Homebrew are found by every Python only when their folder is named.
if [ -d "${HOMEBREW_PREFIX:=/opt/homebrew}/lib" ]; then
    export DYLD_FALLBACK_LIBRARY_PATH="${DYLD_FALLBACK_LIBRARY_PATH:+$DYLD_FALLBACK_LIBRARY_PATH:}$HOMEBREW_PREFIX/lib"
fi
exec "${0%/*}/python" -P -m generator "$@"
LAUNCHER
    chmod +x .venv/bin/postmortem
}

verify() {
    .venv/bin/python -c 'import docx, jinja2, lxml.etree, openpyxl, pydantic, resvg_py, weasyprint, yaml.cyaml' || {
        echo "The packages are installed, but do not start (above)." >&2
        exit 13
    }
}

marker=.venv/.ready-$level-$(key_of $lock)
if is_ready "$marker"; then exit 0; fi
take_turn
if is_ready "$marker"; then exit 0; fi

# The packages for tests go on top of those to run with, which are the same versions in both locks.
run_marker=.venv/.ready-run-$(key_of requirements.lock)
if [ "$level" = run ] || ! is_ready "$run_marker"; then make_environment; fi
rm -f .venv/.ready-*
install_packages
add_project
verify
python=$(.venv/bin/python -c 'import os, sys; print(os.path.realpath(sys._base_executable))')
for ready in "$run_marker" "$marker"; do echo "$python" > "$ready"; done
