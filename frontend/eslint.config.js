import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import globals from 'globals'

export default [
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'e2e/', 'src/controllers/api/schema.d.ts'] },
  js.configs.recommended,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    languageOptions: {
      ecmaVersion: 2024,
      sourceType: 'module',
      globals: { ...globals.browser, __APP_VERSION__: 'readonly' },
    },
    rules: {
      complexity: ['error', 8],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }],
      'max-params': ['error', 5],
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Only controllers/http.js talks to the server.' },
      ],
      'prefer-const': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': [
        'error',
        { order: ['defineOptions', 'defineModel', 'defineProps', 'defineEmits'] },
      ],
      'vue/no-v-html': 'error',
      'vue/require-default-prop': 'off',
      // BaseField gives every control its label, which this rule cannot see; axe-core checks it in the tests.
      'vuejs-accessibility/form-control-has-label': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      // Tables laid out as cards lose their meaning in some browsers unless their roles are written.
      'vuejs-accessibility/no-redundant-roles': [
        'error',
        {
          table: ['table'],
          thead: ['rowgroup'],
          tbody: ['rowgroup'],
          tr: ['row'],
          th: ['columnheader', 'rowheader'],
          td: ['cell'],
        },
      ],
      'vuejs-accessibility/no-static-element-interactions': 'error',
    },
  },
  {
    files: ['src/components/**/*.vue'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/controllers/api/*', '**/controllers/http*'], message: 'Components do no HTTP.' },
          ],
        },
      ],
    },
  },
  { files: ['src/controllers/http.js'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['**/*.spec.js', 'tests/**/*.js'],
    rules: {
      'max-lines': 'off',
      'max-params': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-imports': 'off',
      'vue/one-component-per-file': 'off',
    },
  },
  {
    files: ['*.config.js', 'scripts/**/*.js', 'tests/**/*.js'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off', 'no-restricted-globals': 'off' },
  },
  prettier,
]
