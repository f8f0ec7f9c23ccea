# System packages: installed where we may, named where we may not.
# shellcheck shell=bash

may_install() { is_root && have apt-get; }

# need_packages WHAT-FOR PACKAGE... : installs them, after saying so; else says what to install.
need_packages() {
  local what=$1
  shift
  [ $# -gt 0 ] || return 0
  may_install || fail "For $what these programs are missing: $*. Install them; on Debian or Ubuntu: sudo apt-get install $*"
  say "Installing for $what: $*"
  local log
  log=$(mktemp)
  if ! install_packages "$@" >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    fail "apt-get could not install $*; its output is in $log. Install them yourself, then try again."
  fi
  rm -f "$log"
}

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  # The package lists may be old or not there at all; fetching them anew helps with both.
  apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }
}

# package_for PROGRAM PACKAGE : the package, if the program is missing
package_for() {
  if ! have "$1"; then echo "$2"; fi
}

wants_docker_only() { [ "${ATELIER_SANDBOX:-auto}" = docker ]; }

need_up_packages() {
  # Other systems than Linux have no use for them: there, sandboxes are Docker's.
  [ "$(uname)" = Linux ] || return 0
  local missing=()
  mapfile -t missing < <(
    package_for setpriv util-linux
    wants_docker_only || package_for bwrap bubblewrap
  )
  # Without bubblewrap Docker will do, and installing is not everybody's to do.
  if [ "${missing[*]}" = bubblewrap ] && ! may_install && docker_answers; then return; fi
  need_packages "sandboxes on this machine" "${missing[@]}"
}

need_test_packages() {
  need_up_packages
  local missing=()
  mapfile -t missing < <(
    docker_answers || package_for dockerd docker.io
    package_for chromium chromium
    package_for debootstrap debootstrap
    package_for git git
    if have dpkg-query && ! dpkg-query -W fonts-liberation >/dev/null 2>&1; then echo fonts-liberation; fi
  )
  need_packages "the tests" "${missing[@]}"
}
