import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTokens } from '../../src/cli/deliver/kept-tokens.js'
import { connectTo, relay } from '../relay.js'
import { folderWith } from './in-process.js'

const connection = connectTo(relay({ request: { method: 'GET', path: '/' } }))

test.skipIf(process.platform === 'win32')(
  'tokens go into no file that somebody has laid out for them',
  () => {
    const folder = folderWith({ 'others.txt': 'theirs' })
    const others = join(folder, 'others.txt')
    const [open, linked] = [join(folder, 'a.tokens'), join(folder, 'b.tokens')]
    writeFileSync(`${open}.new`, '')
    chmodSync(`${open}.new`, 0o666)
    symlinkSync(others, `${linked}.new`)
    for (const path of [open, linked]) {
      const said: string[] = []
      openTokens(path, (line) => said.push(line)).onToken(connection, { accessToken: 't0ken' })
      expect(said).toEqual([])
      expect(statSync(path).mode & 0o777).toBe(0o600)
      expect(openTokens(path, () => {}).storedToken(connection)).toEqual({ accessToken: 't0ken' })
    }
    expect(readFileSync(others, 'utf8')).toBe('theirs')
  },
)
