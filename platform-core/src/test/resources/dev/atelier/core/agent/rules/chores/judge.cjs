// Says of each pair of sources whether the changed one still parses.
'use strict';
const fs = require('node:fs');
const { spawnSync } = require('node:child_process');
const vm = require('node:vm');

function parses(text) {
  try {
    new vm.Script(`(function(){${text.replace(/^#!.*/, '')}\n})`);
    return true;
  } catch {
    return spawnSync(process.execPath, ['--input-type=module', '--check'], { input: text }).status === 0;
  }
}

for (const old of fs.readdirSync('.').filter((name) => name.endsWith('.old'))) {
  const before = fs.readFileSync(old, 'utf8');
  const after = fs.readFileSync(old.replace(/old$/, 'new'), 'utf8');
  if (before !== after && parses(before) && !parses(after)) {
    console.log(old, 'does not parse any more');
  }
}
