#!/bin/sh
# Runs once while the image is built, as root, in the base image: packages, Node, the sandbox's user.
# $1: the directory described in machine/README.md
set -eu
machine=$1
bundle=/etc/ssl/certs/ca-certificates.crt

. /etc/os-release

use_machines_apt() {
  [ -f "$machine/apt/codename" ] || return 0
  if [ "$(cat "$machine/apt/codename")" != "${VERSION_CODENAME:-}" ]; then
    echo "install: the machine's package sources are for another release and are not used"
    return 0
  fi
  echo "install: using the machine's package sources"
  rm -rf /etc/apt/sources.list /etc/apt/sources.list.d/*
  cp "$machine/apt/sources.list" /etc/apt/sources.list
  cp "$machine/apt/apt.conf" /etc/apt/apt.conf.d/99machine
  cp "$machine/apt/auth.conf" /etc/apt/auth.conf
  chmod 600 /etc/apt/auth.conf
}

trust_machines_certificates() {
  [ -s "$machine/ca.crt" ] || return 0
  mkdir -p "${bundle%/*}"
  cat "$machine/ca.crt" >>"$bundle"
}

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  cp -a /etc/apt /tmp/apt.before
  use_machines_apt
  trust_machines_certificates # for apt itself, where it speaks https
  apt-get -q update
  apt-get -q install -y --no-install-recommends \
    ca-certificates git make procps python3 python3-pytest ripgrep tini
  trust_machines_certificates # again: the package ca-certificates has written the bundle anew
  rm -rf /etc/apt
  mv /tmp/apt.before /etc/apt
}

install_node() {
  if [ -x "$machine/node/node" ]; then
    cp "$machine/node/node" /usr/local/bin/node
    mkdir -p /usr/local/lib/node_modules
    cp -R "$machine/node/npm" /usr/local/lib/node_modules/npm
    for tool in npm npx; do ln -sf "../lib/node_modules/npm/bin/$tool-cli.js" "/usr/local/bin/$tool"; done
  fi
  node -e 'if (+process.versions.node.split(".")[0] < 20) { console.error(`install: Node ${process.version} is too old, 20 is the least`); process.exit(1) }'
  npm --version >/dev/null
}

make_user_and_directories() {
  groupadd --gid 10001 app
  useradd --uid 10001 --gid app --no-create-home --home-dir /tmp/home --shell /bin/sh app
  mkdir -p /workspace /run/sbx /opt/atelier/daemon
  chown app:app /workspace /run/sbx
}

remove_what_no_sandbox_needs() {
  rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/* /usr/share/doc/* /usr/share/man/* /usr/share/info/* /root/.npm
  find /usr/share/locale -mindepth 1 -maxdepth 1 ! -name locale.alias -exec rm -rf {} +
}

install_packages
install_node
make_user_and_directories
remove_what_no_sandbox_needs
