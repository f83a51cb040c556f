import { open, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StoreError } from './store-error.js'

/**
 * The path behind all links. What is not there is made, for its owner alone. One that is there is not touched: closing a file
 * takes from this process every lock that it has on it (POSIX).
 */
export async function madeFile(path: string): Promise<string> {
  try {
    const made = await open(path, 'wx', 0o600).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
    await made?.close()
    if (!(await stat(path)).isDirectory()) return await realpath(path)
  } catch (error) {
    const reason =
      codeOf(error) === 'ENOENT'
        ? `there is no folder ${dirname(path)}`
        : (reasons[codeOf(error)] ?? codeOf(error))
    throw new StoreError('STORE_UNREACHABLE', `${path} can not be opened: ${reason}`)
  }
  throw new StoreError('STORE_UNREACHABLE', `${path} can not be opened: it is a folder`)
}

const reasons: { readonly [code: string]: string } = {
  EACCES: 'access is not allowed',
  EPERM: 'access is not allowed',
  ENOTDIR: 'a part of its path is no folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
