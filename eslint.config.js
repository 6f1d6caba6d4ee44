import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const rooms = [
  'client',
  'workflows',
  'activities',
  'worker',
  'contracts',
  'config',
  'domain',
  'learners',
  'engine',
  'sql',
  'store',
  'sources',
  'reporting',
  'outputs',
];

/** Matches an import of a room, from whatever depth. */
const room = (name) => ({
  regex: `^(\\.\\./)+${name}/`,
  message: `This room must not import ${name}/ (see docs/architecture.md).`,
});
const typesOnly = (name) => ({
  ...room(name),
  allowTypeImports: true,
  message: `Only types may be imported from ${name}/ here.`,
});
const temporal = { regex: '^@temporalio/', message: 'This room knows nothing of Temporal.' };
const node = {
  regex: `^(node:.*|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
  message: 'This room does no I/O: no Node built-ins.',
};

/** What each room may import of the other rooms; everything else is refused. */
const allowed = {
  contracts: ['domain'],
  domain: [],
  learners: [],
  config: ['domain', 'contracts'],
  engine: ['contracts', 'domain'],
  sql: ['contracts', 'config', 'domain', 'engine'],
  store: ['contracts'],
  sources: ['contracts', 'config', 'domain', 'engine'],
  reporting: ['contracts', 'config', 'domain'],
  outputs: ['contracts', 'config', 'domain', 'engine', 'sql', 'store', 'reporting'],
  activities: [
    'contracts',
    'config',
    'domain',
    'learners',
    'engine',
    'sql',
    'store',
    'sources',
    'reporting',
    'outputs',
  ],
  worker: ['contracts', 'config', 'domain', 'activities', 'engine', 'store', 'workflows'],
  workflows: ['contracts', 'domain'],
  client: ['contracts', 'config', 'domain', 'learners', 'store', 'engine', 'sql', 'reporting', 'worker'],
};

const extra = {
  contracts: [node],
  domain: [temporal, node],
  learners: [temporal, node],
  workflows: [typesOnly('activities'), node],
  config: [temporal],
  reporting: [temporal, node],
  engine: [temporal],
  sql: [temporal],
  store: [temporal],
  sources: [temporal],
  outputs: [temporal],
};

const importRules = Object.entries(allowed).map(([name, may]) => ({
  files: [`${name}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          ...rooms
            .filter(
              (other) =>
                other !== name && !may.includes(other) && !(name === 'workflows' && other === 'activities'),
            )
            .map(room),
          ...(extra[name] ?? []),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/', '**/.memberflow/', '**/out/'] },
  // AssemblyScript, which its own compiler checks.
  { ignores: ['learners/kernel/assembly/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportExpression[source.value!=/^\\.\\/[^.]/]',
          message: 'A dynamic import must not get around the import rules: only modules of the same folder.',
        },
      ],
    },
  },
  {
    // Each command is loaded when it runs.
    files: ['client/grammar/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportExpression[source.value!=/^\\.\\.\\/(commands|doctor)\\//]',
          message: 'The grammar loads commands, and nothing else.',
        },
      ],
    },
  },
  { files: ['vitest.config.ts', 'tests/global_setup.ts'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['tests/**/*.ts', 'bench/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  ...importRules,
);
