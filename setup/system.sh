#!/bin/sh
# Sees to the libraries and tools of the system for one purpose: installs what is missing where it may, else says what to ask for.
#   usage: setup/system.sh python|run|test [PACKAGES_FILE]
#   exit:  0 all there · 2 usage · 13 something is missing and could not be installed
# It may install as root with apt-get or dnf, and with Homebrew, which needs no root. It never calls sudo by itself: who
# administers a machine decides what is put on it. It looks anew each time (a few milliseconds) and remembers nothing,
# so a library that has gone away is noticed.
set -eu
here=$(cd "${0%/*}" && pwd)
purpose=${1:-}
list=${2:-$here/packages.tsv}
case $purpose in python|run|test) ;; *) echo "usage: setup/system.sh python|run|test [PACKAGES_FILE]" >&2; exit 2 ;; esac
[ -r "$list" ] || { echo "setup/system.sh: can not read $list" >&2; exit 2; }
tab=$(printf '\t')
# shellcheck source=setup/python.sh
. "$here/python.sh"

# The linker's own table answers for all libraries at once; on Debian it is not on the PATH of ordinary users.
known_libraries=
if [ "$purpose" = run ]; then
    known_libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
fi

has_library() {
    case $known_libraries in *"$tab$1 "*) return 0 ;; esac
    macos_name=${1%.so.*}.${1##*.so.}.dylib
    for folder in "${HOMEBREW_PREFIX:-/opt/homebrew}/lib" /usr/local/lib; do
        [ ! -e "$folder/$macos_name" ] || return 0
    done
    # Last, the slow and certain way: other linkers, and folders added by LD_LIBRARY_PATH.
    python3 -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

is_there() {
    case $1 in
        library:*) has_library "${1#library:}" ;;
        linux:*) [ "$(uname -s)" != Linux ] || has_library "${1#linux:}" ;;
        tool:*) command -v "${1#tool:}" >/dev/null ;;
        python-venv) python=$(find_python) && has_venv "$python" ;;
        *) echo "setup/system.sh: unknown probe $1 in $list" >&2; exit 2 ;;
    esac
}

# The installer that is there tells which of the names in the list apply.
find_installer() {
    for installer in apt-get dnf brew; do
        if command -v "$installer" >/dev/null; then return 0; fi
    done
    installer=none
}

# Sets `missing` (for people) and `packages` (for the installer, each once).
look_for_missing() {
    missing='' packages=''
    while IFS=$tab read -r row_purpose what probe debian fedora brew; do
        [ "$row_purpose" = "$purpose" ] || continue
        if is_there "$probe"; then continue; fi
        missing="$missing  - $what (${probe#*:})
"
        case $installer in apt-get) name=$debian ;; dnf) name=$fedora ;; brew) name=$brew ;; *) name='' ;; esac
        case " $packages " in *" $name "*) ;; *) packages="${packages:+$packages }$name" ;; esac
    done < "$list"
}

may_install() {
    case $installer in
        brew) return 0 ;;
        none) return 1 ;;
        *) [ "$(id -u)" = 0 ] ;;
    esac
}

apt_get() {
    DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes -o DPkg::Lock::Timeout=120 "$@"
}

# The packages are a list of words. A list of apt that is absent or out of date is renewed, once.
# shellcheck disable=SC2086
install_packages() {
    case $installer in
        apt-get)
            ls /var/lib/apt/lists/*Packages* >/dev/null 2>&1 || apt_get update
            apt_get install --no-install-recommends $packages ||
                { apt_get update && apt_get install --no-install-recommends $packages; } ;;
        dnf) dnf install --assumeyes --setopt=install_weak_deps=False $packages ;;
        brew) brew install --quiet $packages ;;
    esac
}

install_command() {
    case $installer in
        apt-get) echo "apt-get install --yes --no-install-recommends $packages" ;;
        dnf) echo "dnf install --assumeyes --setopt=install_weak_deps=False $packages" ;;
        brew) echo "brew install $packages" ;;
    esac
}

explain_missing() {
    printf 'Missing on this machine:\n%s' "$missing"
    if [ "$installer" = none ]; then
        echo "There is no apt-get, dnf or brew here. setup/packages.tsv has the names of the packages elsewhere."
    else
        printf 'It takes an administrator to install this. The command to run, or to ask for:\n  %s\n' "$(install_command)"
    fi
}

find_installer
look_for_missing
[ -n "$missing" ] || exit 0
if ! may_install; then
    explain_missing >&2
    exit 13
fi

echo "Installing on this machine: $packages" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! install_packages >"$log" 2>&1 </dev/null; then
    tail -n 30 "$log" >&2
    echo "The installation failed (above). The command was:  $(install_command)" >&2
    exit 13
fi
known_libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
look_for_missing
if [ -n "$missing" ]; then
    printf 'Installed, and yet not found:\n%s' "$missing" >&2
    exit 13
fi
