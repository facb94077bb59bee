#!/bin/sh
# Writes requirements.lock and requirements-dev.lock from pyproject.toml, for every supported Python and platform at once.
#   usage: setup/lock.sh [OPTION…]     pins that still fit are kept; --upgrade takes the newest of everything
# The resolver lives in a folder that is thrown away afterwards, so that it is no part of the product.
set -eu
cd "$(dirname "$0")/.."
resolver="uv==0.13.9"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# shellcheck source=setup/python.sh
. setup/python.sh
python=$(find_python) || { explain_no_python; exit 13; }
"$python" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install -qq --disable-pip-version-check "$resolver"

# Nothing of this machine may get in: no configuration, no index or wheel folder of its own.
for variable in $(env | sed -n 's/^\(UV_[A-Z_]*\)=.*/\1/p; s/^\(PIP_[A-Z_]*\)=.*/\1/p'); do
    case $variable in *CERT*) ;; *) unset "$variable" ;; esac
done
resolve() {
    "$scratch/venv/bin/uv" pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
        --output-file "$@"
}
first_line="# Written by 'make lock' from pyproject.toml, for all supported machines. Do not edit."

# The dev lock is resolved within the runtime lock, so that tests run with the very versions users run with.
for lock in requirements.lock requirements-dev.lock; do
    [ -f "$lock" ] && cp "$lock" "$scratch/$lock"
done
resolve "$scratch/requirements.lock" "$@"
resolve "$scratch/requirements-dev.lock" --extra dev --constraint "$scratch/requirements.lock" "$@"
for lock in requirements.lock requirements-dev.lock; do
    { echo "$first_line"; grep -v '^#' "$scratch/$lock"; } > "$scratch/$lock.new"
    mv "$scratch/$lock.new" "$lock"
done
