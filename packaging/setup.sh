# shellcheck shell=bash
# Sourced by packaging/run, test and bench: a bare machine → a virtual environment that satisfies one lock file.
#
# `prepare LOCK LIBRARY...` makes it so and remembers it: while Python, lock and pyproject.toml stay as they were, the next
# start only compares a stamp. Every way to fail ends in one line that says what to do.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv
python=$venv/bin/python

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

# Install Debian packages: ourselves as root, else by the one line a person has to type.
install_packages() {
    if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
        fail "缺少系统软件包，请先运行：sudo apt-get install $*"
    fi
    say "正在安装系统软件包：$*"
    local log
    log=$({ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } 2>&1) || {
        say "$log"
        fail "apt-get 未能装上 $*，请检查网络后重试。"
    }
}

# The first Python that is new enough; PYTHON in the environment goes before all.
find_python() {
    local candidate
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.11 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fail "需要 Python 3.11 或更新的版本，请先安装，例如：sudo apt-get install python3"
}

make_venv() {
    local base version
    base=$(find_python)
    if ! "$base" -c 'import ensurepip, venv' 2>/dev/null; then
        # Debian cuts ensurepip out of Python and ships it in a package named after the version.
        version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_packages "python$version-venv"
    fi
    say "正在建立虚拟环境 .venv"
    "$base" -m venv --clear "$venv" || fail "不能在 $root 建立虚拟环境 .venv，请检查这个文件夹能否写入。"
}

# The Debian packages of the shared libraries that files $@ need and do not find. Debian names a library's package after its
# soname (libxcb-cursor.so.0 → libxcb-cursor0, libdbus-1.so.3 → libdbus-1-3); GLib alone departs from that.
missing_library_packages() {
    ldd "$@" 2>/dev/null | sed -n 's/^[[:space:]]*\(lib[^ ]*\)\.so\.\([0-9]*\).*=> not found.*/\1 \2/p' | sort -u |
        while read -r name number; do
            case $name in
            libQt6*) ;;
            libglib-2.0 | libgthread-2.0) echo libglib2.0-0 ;;
            *[0-9]) echo "${name,,}-$number" ;;
            *) echo "${name,,}$number" ;;
            esac
        done | sort -u
}

# Install the system libraries of Qt for the named platform plugins (offscreen, xcb, wayland).
install_qt_libraries() {
    local qt platform packages
    qt=$("$python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')
    local files=("$qt"/Qt{Core,Gui,Widgets,PrintSupport}.abi3.so)
    for platform in "$@"; do
        files+=("$qt/Qt/plugins/platforms/libq$platform.so")
    done
    mapfile -t packages < <(missing_library_packages "${files[@]}")
    if ((${#packages[@]})); then
        install_packages "${packages[@]}"
    fi
}

# prepare LOCK PLATFORM...: a working .venv with the packages of the lock file and the libraries of the Qt platforms.
prepare() {
    local lock=$1 stamp wanted
    shift
    stamp=$venv/ready-$(basename "$lock" .lock)-$(IFS=-; echo "$*")
    wanted=$root$'\n'$(sha256sum <"$lock")$'\n'$(sha256sum <"$root/pyproject.toml")
    if [[ -x $python && -f $stamp && $(<"$stamp") == "$wanted" ]]; then
        return
    fi
    # A virtual environment moved with its folder, or whose Python is gone, does not run: make it anew.
    if ! "$python" -c 'import sys; sys.exit(sys.prefix != sys.argv[1])' "$venv" 2>/dev/null; then
        make_venv
    fi
    say "正在安装 $(grep -c '^[a-z].*==' "$lock") 个锁定版本的 Python 包"
    "$python" -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes --no-deps -r "$lock" ||
        fail "Python 包未能装全，请检查网络后重试。"
    install_qt_libraries "$@"
    printf '%s' "$wanted" >"$stamp"
}
