# Sourced by build.sh: what the build takes over from this machine. See machine/README.md.

readonly NODE_MAJOR=22
readonly NPM_MAJOR=10

os_release() { (. /etc/os-release 2>/dev/null && echo "${!1:-}") || true; }

machine_distribution() {
  case " $(os_release ID) $(os_release ID_LIKE) " in
    *" ubuntu "*) echo ubuntu ;;
    *" debian "*) echo debian ;;
    *) echo other ;;
  esac
}

# The release to build on: this machine's, or Debian's where this is another system.
machine_codename() {
  if [ "$(machine_distribution)" = other ]; then echo bookworm; else os_release VERSION_CODENAME; fi
}

# The first configured source of that release; the public one where there is no apt.
machine_mirror() {
  local mirror=''
  if command -v apt-get >/dev/null; then
    mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
      awk -v release="$1" '$1 == release && !found { print $2; found = 1 }')
  fi
  echo "${mirror:-http://deb.debian.org/debian}"
}

apt_setting() {
  if command -v apt-config >/dev/null; then apt-config dump --format '%v%n' "$1" | head -1; fi
}

# $1: what was asked for. Prints the file, or nothing where this machine has no bundle.
find_ca_bundle() {
  local file
  if [ -n "$1" ] && [ ! -r "$1" ]; then fail "the CA bundle $1 cannot be read"; fi
  for file in "$1" "${SSL_CERT_FILE:-}" /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt; do
    if [ -n "$file" ] && [ -s "$file" ]; then
      echo "$file"
      return
    fi
  done
}

# $1: an empty directory that becomes the build context.
fill_context() {
  mkdir -p "$1/machine" "$1/daemon"
  cp -R Dockerfile PROTOCOL.md image "$1"
  cp -R daemon/*.mjs daemon/preview "$1/daemon"
  if [ -n "$ca_bundle" ]; then cp "$ca_bundle" "$1/machine/ca.crt"; fi
  if [ -n "$from_debian" ] && [ "$(machine_distribution)" != other ]; then copy_apt "$1/machine/apt"; fi
  if ! base_has_node; then fetch_node "$1/machine/node"; fi
}

copy_apt() {
  mkdir "$1"
  machine_codename >"$1/codename"
  # Only the distribution's own repositories: those of others need keys that the image does not have.
  apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk -v own="$(machine_codename)" '$3 ~ "^" own "(-updates|-security)?$"' | sort -u >"$1/sources.list"
  # Programs and files that a setting may name exist on this machine only.
  apt-config dump | grep -E '^Acquire::' | grep -viE 'auto-?detect|cainfo|sslcert|sslkey|::$' >"$1/apt.conf" || true
  cat /etc/apt/auth.conf /etc/apt/auth.conf.d/*.conf >"$1/auth.conf" 2>/dev/null || true
}

base_has_node() { docker run --rm --network none --entrypoint sh "$base" -c 'command -v node npm' >/dev/null 2>&1; }

fetch_node() {
  command -v npm >/dev/null || fail "$base has no Node, and npm is missing here to fetch it: install Node, or name a --base image with Node"
  local arch
  case $(docker version --format '{{.Server.Arch}}') in
    amd64) arch=x64 ;;
    arm64) arch=arm64 ;;
    *) fail "there is no Node package for this processor: name a --base image with Node" ;;
  esac
  say "fetching Node $NODE_MAJOR, which $base does not have"
  mkdir -p "$1"
  (cd "$1" && npm pack --silent "node-linux-$arch@$NODE_MAJOR" "npm@$NPM_MAJOR" >/dev/null) || fail "npm could not fetch Node; is its registry reachable?"
  tar -xzf "$1"/node-linux-*.tgz -C "$1" --strip-components=2 package/bin/node
  mkdir "$1/npm"
  tar -xzf "$1"/npm-*.tgz -C "$1/npm" --strip-components=1
  rm "$1"/*.tgz
}
