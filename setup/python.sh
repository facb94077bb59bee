# shellcheck shell=sh
# Finding a Python to build with; read by the other scripts. PYTHON= says which one, else the first that is new enough.

python_is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Prints the interpreter's own file, not the name it was found by: when the system moves to another Python, that file is
# gone, the environment made with it no longer starts, and the next run makes a new one.
find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
        if python_is_new_enough "$candidate"; then
            "$candidate" -c 'import os, sys; print(os.path.realpath(sys._base_executable))'
            return 0
        fi
    done
    return 1
}

# Debian takes it out of Python into a package of its own.
has_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

explain_no_venv() {
    echo "PYTHON=$PYTHON has no venv module; on Debian and Ubuntu it is a package, such as python3.12-venv." >&2
}

explain_no_python() {
    if [ -n "${PYTHON:-}" ]; then
        echo "PYTHON=$PYTHON does not start, or is older than Python 3.11." >&2
    else
        echo "No Python 3.11 or newer was found." >&2
    fi
    echo "Say which one to use with: make PYTHON=/path/to/python3.12 …" >&2
}
