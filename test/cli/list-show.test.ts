import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { waybill } from './in-process.js'

const input = { input: '' }

describe('the destinations that come with Waybill', () => {
  it('are listed, a line each', async () => {
    const { status, stdout } = await waybill(['list'], input)
    expect(status).toBe(0)
    expect(stdout.trimEnd().split('\n')).toHaveLength(definitions.length + 1)
    expect(stdout).toMatch(/^slack +Slack +track, identify, page, screen, group, alias +postToChannel$/m)
  })

  it('are listed as data', async () => {
    const { stdout } = await waybill(['list', '--json'], input)
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.map(({ slug }) => slug)).toEqual(definitions.map(({ slug }) => slug))
    expect(rows.find(({ slug }) => slug === 'census-segment')).toMatchObject({ takes: ['record'] })
  })

  it('are shown, as a page or as data', async () => {
    const page = await waybill(['show', 'slack'], input)
    expect(page.stdout).toContain('## Post to channel (`postToChannel`)')
    const data = await waybill(['show', 'slack', '--json'], input)
    expect(JSON.parse(data.stdout)).toEqual(definitions.find(({ slug }) => slug === 'slack'))
  })

  it.each([
    ['slak', 'did you mean "slack"?'],
    ['./slack.yaml', 'waybill docs writes the page of a file'],
  ])('say so in one line where there is no such one: %s', async (slug, hint) => {
    const { status, stderr } = await waybill(['show', slug], input)
    expect(status).not.toBe(0)
    expect(stderr.trim()).toBe(`error: there is no destination "${slug}": ${hint}`)
  })
})
