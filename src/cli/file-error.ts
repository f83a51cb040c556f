import { readdirSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { nearest } from '../diagnostics/suggest.js'

const reasons: { readonly [code: string]: string } = {
  EACCES: 'access is not allowed',
  EPERM: 'access is not allowed',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
}

/** Why a file can not be read or written, in plain words. */
export function fileErrorInWords(error: unknown): string {
  const code = errorCode(error)
  if (code === 'ENOENT')
    return noSuchFile(error instanceof Error && 'path' in error ? String(error.path) : '')
  return reasons[code] ?? (error instanceof Error ? error.message : code)
}

/** That nothing is at a path, with what lies beside its place and was probably meant. */
export function noSuchFile(path: string): string {
  const { name, ext, dir } = parse(path)
  const beside = namesIn(dirname(path)).map((other) => parse(other))
  // An ending is short, and many have the same: it makes no name alike.
  const near = nearest(
    name,
    beside.map((other) => other.name),
  )
  const named = beside.filter((other) => other.name === near)
  const meant = named.find((other) => other.ext === ext) ?? named[0]
  const said = 'there is no such file or folder'
  return meant === undefined ? said : `${said}; did you mean "${join(dir, meant.base)}"?`
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The code of a system error, such as `ENOENT`; empty for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
