# Finding the tools that Atelier is built and run with.
# shellcheck shell=bash

readonly LEAST_JAVA=21
readonly LEAST_NODE=20.19
readonly LEAST_MAVEN=3.8.6

say() { echo "$*"; }

# One sentence that says what is wrong and what to do.
fail() {
  echo "$*" >&2
  exit 2
}

is_root() { [ "$(id -u)" = 0 ]; }

have() { command -v "$1" >/dev/null 2>&1; }

# at_least VERSION LEAST
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# The feature version of the JDK in a directory; nothing if there is no JDK.
jdk_version() {
  [ -x "$1/bin/javac" ] || return 0
  local version
  # Each JDK since 8 has this file; asking it is quicker than asking java.
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true)
  [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  echo "$version"
}

# JDKs that may be here, those that somebody has chosen first.
jdk_candidates() {
  if [ -n "${JAVA_HOME:-}" ]; then echo "$JAVA_HOME"; fi
  if have javac; then dirname "$(dirname "$(readlink -f "$(command -v javac)")")"; fi
  local directory
  for directory in /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -x "$directory/bin/javac" ]; then echo "$(jdk_version "$directory") $directory"; fi
  done | sort -rnu | cut -d' ' -f2-
}

# Sets JAVA_HOME to the first candidate that is new enough.
find_jdk() {
  local directory version
  while read -r directory; do
    version=$(jdk_version "$directory")
    if [ -n "$version" ] && [ "$version" -ge "$LEAST_JAVA" ]; then
      export JAVA_HOME=$directory
      return
    fi
  done < <(jdk_candidates)
  fail "No JDK $LEAST_JAVA or newer was found. Install one (such as Eclipse Temurin 21), or point JAVA_HOME to it."
}

need_node() {
  { have node && have npm; } || fail "Node is missing. Install Node $LEAST_NODE or newer: https://nodejs.org"
  local version
  version=$(node --version | tr -d v)
  at_least "$version" "$LEAST_NODE" || fail "Node is $version, but must be $LEAST_NODE or newer: https://nodejs.org"
}

# The wrapper's Maven; where that cannot be downloaded, the machine's own if it is new enough.
run_maven() {
  local maven=("$ROOT/mvnw") version
  if ! timeout 300 "$ROOT/mvnw" --version >/dev/null 2>&1; then
    version=$(mvn --version 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | sed -n 's/^Apache Maven \([0-9.]*\).*/\1/p') || true
    { [ -n "$version" ] && at_least "$version" "$LEAST_MAVEN"; } ||
      fail "Maven cannot be downloaded, and no Maven $LEAST_MAVEN or newer is installed. Install one, or let ./mvnw reach the network."
    maven=(mvn)
  fi
  (cd "$ROOT" && "${maven[@]}" --batch-mode --no-transfer-progress "$@")
}
