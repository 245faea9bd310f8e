#!/bin/sh
# Print the command of a Python that can run the server and make virtual environments.
# $PYTHON, when set, is the only one asked. Finds none: says what to install, status 1.
set -u

# Status 0: fit. 3: older than 3.11. 4: new enough, but cannot make virtual environments.
probe() {
    "$1" - 2>/dev/null <<'END'
import sys
if sys.version_info < (3, 11):
    sys.exit(3)
try:
    import ensurepip
    import venv
except ImportError:
    sys.exit(4)
END
}

if [ -n "${PYTHON:-}" ]; then
    if probe "$PYTHON"; then
        printf '%s\n' "$PYTHON"
        exit 0
    fi
    echo "PYTHON=$PYTHON does not do: it must be Python 3.11 or newer with the modules venv and ensurepip." >&2
    exit 1
fi

incomplete=
old=
for candidate in python3 python3.13 python3.12 python3.11 python3.14 python; do
    probe "$candidate"
    case $? in
        0) printf '%s\n' "$candidate"; exit 0 ;;
        3) old="$old $candidate" ;;
        4) incomplete="$incomplete $candidate" ;;
    esac
done

exec >&2
if [ -n "$incomplete" ]; then
    echo "Found Python 3.11 or newer ($(echo $incomplete)), but without the modules venv and ensurepip."
    echo "On Debian and Ubuntu they are a package of their own: apt install python3-venv (or python3.11-venv)."
else
    echo "Python 3.11 or newer is needed, and none was found${old:+ (too old:$old)}."
    echo "Install it (apt install python3 python3-venv; dnf install python3.12; brew install python@3.13),"
    echo "or say where it is: make run PYTHON=/path/to/python3"
fi
exit 1
