#!/usr/bin/env node
import { runCli } from './run-cli.js'

const { stdin, stdout, stderr, env } = process

// Set, not exit(): what is still in a pipe would be lost.
process.exitCode = await runCli(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  signals: process,
})
