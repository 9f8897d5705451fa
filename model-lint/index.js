/** Rules for bpmnlint; each has a page docs/model-rules/<rule>.md and a test test/unit/model-lint/<rule>.test.ts. */
const names = [
  'chinese-label',
  'deadline-has-timer',
  'job-type-has-worker',
  'public-notice-before-announcement',
  'user-task-form-and-groups',
]

module.exports = {
  rules: Object.fromEntries(names.map((name) => [name, `./rules/${name}`])),
  configs: { recommended: { rules: Object.fromEntries(names.map((name) => [`dabiao/${name}`, 'error'])) } },
}
