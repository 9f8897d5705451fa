import js from '@eslint/js'
import pluginVue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/**
 * Directions of imports (docs/architecture.md): folder of src → folders of src it may import. `workers` is the folder beside
 * src; `types` lists folders of which only types may be imported.
 */
const mayImport = {
  domain: [],
  runtime: [],
  store: ['domain', 'runtime'],
  engine: ['domain', 'store', 'runtime', 'workers'],
  notices: ['domain', 'store'],
  documents: ['domain', 'store'],
  accounts: ['domain', 'store'],
  casework: ['domain', 'store', 'engine', 'accounts'],
  spreadsheets: ['domain', 'runtime'],
  standards: ['domain', 'store', 'spreadsheets'],
  queries: ['domain', 'store'],
  sample: ['domain', 'store', 'accounts', 'documents', 'standards'],
  api: ['domain'],
  demo: ['domain'],
}
const everything = [...Object.keys(mayImport), 'workers']

const directions = Object.entries(mayImport).map(([folder, allowed]) => {
  const forbidden = everything.filter((name) => name !== folder && !allowed.includes(name))
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(src/)?(${[...forbidden, 'services', 'main', 'modeler-ui', 'test'].join('|')})(/|\\.js$)`,
              message: `src/${folder} may import ${allowed.join(', ') || 'nothing of ours'} only (docs/architecture.md).`,
              // The API knows the services and the read side by type only.
              allowTypeImports: folder === 'api',
            },
          ],
        },
      ],
    },
  }
})

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', 'data/', 'coverage/', 'test/e2e/screenshots/', 'modeler-ui/src/api/schema.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...pluginVue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
    },
  },
  {
    rules: {
      'max-lines': ['warn', { max: 250, skipBlankLines: false }],
      'max-len': ['warn', { code: 160, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreComments: true }],
      // TypeScript knows what is defined, per environment.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      // The ideographic space belongs to Chinese text.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipRegExps: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  ...directions,
  {
    files: ['workers/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.\\./src/(?!domain/)', message: 'workers import src/domain and the worker contract only (docs/architecture.md).' }] },
      ],
    },
  },
  {
    files: ['modeler-ui/**/*.{ts,vue}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(\\.\\./)+(src/(?!catalogue)|workers/|test/)', allowTypeImports: true, message: 'the web application reaches the server over HTTP; types at most.' },
          ],
        },
      ],
    },
  },
  // bpmnlint loads its plugins as CommonJS.
  { files: ['model-lint/**/*.js'], languageOptions: { sourceType: 'commonjs' }, rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // Chai's assertions are expressions.
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
)
