import picocolors from 'picocolors'
import type { TestRun } from '../run-suites.js'
import type { Suite } from '../suite.js'
import { failureLines } from './failure-lines.js'
import { lineOf } from './place.js'
import type { Reporter } from './reporter.js'

/** For services that read the XML of JUnit: a suite for each file. */
export const junit: Reporter = {
  name: 'junit',
  render({ suites, runs }) {
    const texts = suites.map((suite) =>
      suiteXml(
        suite,
        runs.filter((run) => run.suite === suite),
      ),
    )
    return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...texts, '</testsuites>'].join('\n')
  },
}

function suiteXml({ file, problems }: Suite, runs: readonly TestRun[]): string {
  const failed = runs.filter(({ holds }) => !holds).length
  const broken = problems.map(({ diagnostic }) => diagnostic.message)
  const time = seconds(runs.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
  const tests = runs.length + (broken.length > 0 ? 1 : 0)
  return [
    `  <testsuite${attributes({ name: file.path, tests, failures: failed, errors: broken.length > 0 ? 1 : 0, time })}>`,
    ...(broken.length > 0
      ? [testWith({ name: 'can be tested', classname: file.path }, 'error', {}, broken.join('\n'))]
      : []),
    ...runs.map(testXml),
    '  </testsuite>',
  ].join('\n')
}

function testXml(run: TestRun): string {
  const { suite, test, holds, milliseconds } = run
  const about = {
    name: test.name,
    classname: suite.file.path,
    file: suite.file.path,
    line: lineOf(suite.file, test.pointer),
    time: seconds(milliseconds),
  }
  if (holds) return `    <testcase${attributes(about)}/>`
  const why = failureLines(run, plain).join('\n')
  return testWith(about, 'failure', { message: 'does not hold' }, why)
}

type Attributes = { readonly [name: string]: string | number | undefined }

/** A test that has an element with a text in it. */
function testWith(about: Attributes, name: string, inner: Attributes, text: string): string {
  return [
    `    <testcase${attributes(about)}>`,
    `      <${name}${attributes(inner)}>${escaped(text)}</${name}>`,
    '    </testcase>',
  ].join('\n')
}

const attributes = (about: Attributes): string =>
  Object.entries(about)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(String(value))}"`]))
    .join('')

const plain = picocolors.createColors(false)

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)

/** Characters that XML 1.0 does not have can not be escaped either. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

const escaped = (text: string): string =>
  text
    .replace(forbidden, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
