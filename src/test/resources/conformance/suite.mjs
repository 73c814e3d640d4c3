// What the suite's own command line does not offer, over the suite's own parts:
//   list           the tests it would run, a line each: suite, id, kind, the tests they depend on
//   run PATTERN    the tests whose suite or id matches, results as the command line prints them
//   lines FILE     such results, a line each: id, kind of failure, message; both empty for a pass
import fs from 'fs'
import process from 'process'

const [word, argument] = process.argv.slice(2)

async function suites () {
  const { default: first } = await import('http-cache-tests/tests/index.mjs')
  const { default: surrogate } = await import('http-cache-tests/tests/surrogate-control.mjs')
  return [...first, surrogate]
}

function tell (...columns) {
  console.log(columns.map(column => String(column ?? '').replace(/\s+/g, ' ')).join('\t'))
}

async function list () {
  for (const suite of await suites()) {
    for (const test of suite.tests.filter(test => !test.browser_only)) {
      tell(suite.id, test.id, test.kind ?? 'required', (test.depends_on ?? []).join(' '))
    }
  }
}

async function run () {
  const { runTests, getResults } = await import('http-cache-tests/client/runner.mjs')
  const { default: fetch } = await import('node-fetch')
  const wanted = new RegExp(argument)
  const selected = (await suites()).map(suite => ({
    ...suite,
    tests: suite.tests.filter(test => wanted.test(test.id) || wanted.test(suite.id))
  }))
  await runTests(selected, fetch, false, process.env.npm_config_base)
  console.log(JSON.stringify(getResults(), null, 2))
}

function lines () {
  const text = fs.readFileSync(argument, 'utf8')
  const results = JSON.parse(text.slice(text.search(/^\{/m)))
  for (const [id, result] of Object.entries(results)) {
    tell(id, ...(result === true ? ['', ''] : result))
  }
}

await { list, run, lines }[word]()
