#!/bin/sh
# Make .venv ready: "run" installs the server, "dev" also what its tests and checks need.
# Does nothing when that is done already: .venv/ready says for which pyproject.toml, in which folder.
set -eu
cd "$(dirname "$0")/.."
wanted=${1:?run or dev}
venv_python=.venv/bin/python
log=.venv/pip.log
# The folder counts because a virtual environment that was copied or moved still points at its old place.
key="$(cksum < pyproject.toml) $(pwd -P)"

is_ready() {
    [ -f .venv/ready ] || return 1
    read -r have < .venv/ready || return 1
    case $have in
        "dev $key") ;;
        "$wanted $key") ;;
        *) return 1 ;;
    esac
    "$venv_python" -c '' 2>/dev/null
}

has_pip() {
    "$venv_python" -m pip --version >/dev/null 2>&1
}

make_environment() {
    python=$(sh scripts/find-python.sh) || exit 1
    echo "Making .venv with $("$python" --version) ..."
    "$python" -m venv --clear .venv || {
        echo "Could not make .venv here (above is why). If it belongs to someone else, remove it first." >&2
        exit 1
    }
}

explain_failure() {
    tail -n 15 "$log"
    echo
    if grep -qE 'NewConnectionError|Max retries|name resolution|Connection refused|ConnectTimeout|ReadTimeout|ProxyError|Network is unreachable|SSLError|Could not fetch URL' "$log"; then
        echo "pip could not reach a package index. Check the network, or say where the packages are:"
        echo "PIP_INDEX_URL=<address of an index>, PIP_PROXY=<proxy>, or PIP_FIND_LINKS=<folder of wheels>."
    else
        echo "pip could not install what pyproject.toml names. The reason is above; the whole log is $log."
    fi
}

install() {
    target=.
    [ "$wanted" = run ] || target='.[dev]'
    echo "Installing into .venv (once; about a minute) ..."
    # In a virtual environment a user-wide setting to install elsewhere would only break it.
    PIP_USER=0 "$venv_python" -m pip install --disable-pip-version-check --no-input -e "$target" \
        > "$log" 2>&1 || { explain_failure >&2; exit 1; }
}

is_ready && exit 0
has_pip || make_environment
rm -f .venv/ready
install
printf '%s\n' "$wanted $key" > .venv/ready
