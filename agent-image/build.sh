#!/usr/bin/env bash
# Builds the sandbox image. See --help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source image/base.sh
source image/machine.sh

readonly DEFAULT_BASE=node:22-bookworm-slim
readonly LABEL=dev.atelier.inputs

usage() {
  cat <<'HELP'
Usage: ./build.sh [--tag NAME] [--base IMAGE | --from-debian] [--ca-bundle FILE] [--force]

Builds the image that sandboxes run in. Does nothing when the image is there and
nothing that goes into it has changed.

  --tag NAME        name of the image (atelier/sandbox:dev)
  --base IMAGE      what it is built on (node:22-bookworm-slim). Any Debian or Ubuntu
                    with or without Node will do.
  --from-debian     make the base from Debian packages (debootstrap, as root) instead of
                    pulling one. Happens by itself when the default base cannot be pulled.
  --ca-bundle FILE  PEM certificates to trust as well, in the build and in sandboxes
                    (default: ATELIER_CA_BUNDLE, SSL_CERT_FILE, or the machine's bundle)
  --force           build even if nothing has changed

A proxy is taken from HTTP_PROXY, HTTPS_PROXY and NO_PROXY. Where the base has no Node,
it comes from npm as this machine's npm is configured. When the base is made from Debian
packages, the machine's apt sources and proxy are used.
HELP
}

say() { echo "image: $*"; }
fail() {
  echo "image: $*" >&2
  exit 1
}

tag=atelier/sandbox:dev base=$DEFAULT_BASE base_given='' from_debian='' force=''
ca_bundle=${ATELIER_CA_BUNDLE:-}

parse_arguments() {
  while [ $# -gt 0 ]; do
    case $1 in
      --tag) tag=${2:?--tag needs a name}; shift ;;
      --base) base=${2:?--base needs an image}; base_given=yes; shift ;;
      --ca-bundle) ca_bundle=${2:?--ca-bundle needs a file}; shift ;;
      --from-debian) from_debian=yes ;;
      --force) force=yes ;;
      -h | --help) usage; exit ;;
      *) fail "\"$1\" is no option; --help lists them" ;;
    esac
    shift
  done
  [ -z "$base_given" ] || [ -z "$from_debian" ] || fail "--base and --from-debian exclude each other"
}

check_tools() {
  command -v docker >/dev/null || fail "the docker command is missing: install Docker (on Debian: apt-get install docker.io)"
  docker version >/dev/null 2>&1 || fail "no Docker engine answers at ${DOCKER_HOST:-the default socket}: start it, or set DOCKER_HOST"
}

# What the image depends on, as one hash. The base counts by name: what was asked for, not what was found.
inputs_hash() {
  {
    echo "$base $from_debian $(docker version --format '{{.Server.Arch}}')"
    cat Dockerfile image/*.sh PROTOCOL.md daemon/*.mjs daemon/preview/*.mjs daemon/preview/page/*.js
    if [ -n "$ca_bundle" ]; then cat "$ca_bundle"; fi
  } | sha256sum | cut -d' ' -f1
}

build() {
  local context=$1 inputs=$2
  # The old builder where there is no buildx: it is all that this Dockerfile needs.
  docker buildx version >/dev/null 2>&1 || export DOCKER_BUILDKIT=0
  local proxies=() name
  for name in HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy; do
    if [ -n "${!name:-}" ]; then proxies+=(--build-arg "$name"); fi
  done
  # The host's network: a proxy or package mirror may be on its loopback.
  docker build --network host --tag "$tag" --build-arg "BASE_IMAGE=$base" --build-arg "INPUTS=$inputs" "${proxies[@]}" "$context"
}

main() {
  parse_arguments "$@"
  check_tools
  ca_bundle=$(find_ca_bundle "$ca_bundle")
  local inputs
  inputs=$(inputs_hash)
  if [ -z "$force" ] && [ "$(docker image inspect --format "{{index .Config.Labels \"$LABEL\"}}" "$tag" 2>/dev/null)" = "$inputs" ]; then
    say "$tag is up to date"
    return
  fi
  choose_base
  say "building $tag on $base"
  workdir=$(mktemp -d)
  trap 'rm -rf "$workdir"' EXIT
  fill_context "$workdir"
  build "$workdir" "$inputs" || fail "the build failed; its last lines say why"
  # What this build has replaced, if no container runs on it.
  docker image prune --force --filter "label=$LABEL" >/dev/null
  say "$tag is ready"
}

main "$@"
