const reasons: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or folder',
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
  return reasons[code] ?? (error instanceof Error ? error.message : code)
}

/** The code of a system error, such as `ENOENT`; empty for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
