import { MemberflowError } from '../contracts/failures.js';

const reference = /\$\{env:([^}]*)\}?/g;
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Text with every `${env:NAME}` replaced by that environment variable. Called at the point of use only: the
 * configuration travels unresolved. What a variable holds is taken as it is, never resolved again.
 *
 * @throws MemberflowError `InvalidInput` naming the variables that are not set; values never appear in it.
 */
export function resolveSecrets(text: string, env: NodeJS.ProcessEnv): string {
  const missing = new Set<string>();
  const resolved = text.replace(reference, (found, name: string) => {
    if (!found.endsWith('}') || !variableName.test(name)) throw malformedReference(found);
    const value = env[name];
    if (value === undefined) missing.add(name);
    return value ?? '';
  });
  if (missing.size > 0) throw variablesNotSet([...missing]);
  return resolved;
}

/** Names of the variables that a text refers to, each once. */
export const variablesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(reference)].map(([, name = '']) => name)),
];

/** References that `resolveSecrets` would refuse, such as `${HOME}` or `${env:}`; empty: none. */
export function malformedReferences(text: string): string[] {
  return [...text.matchAll(/\$\{([^}]*)\}?/g)].flatMap(([found, inside = '']) =>
    found.endsWith('}') && inside.startsWith('env:') && variableName.test(inside.slice(4)) ? [] : [found],
  );
}

function malformedReference(found: string): MemberflowError {
  return new MemberflowError(
    'InvalidInput',
    `${found} in the configuration does not name an environment variable`,
    { remedy: 'Write ${env:NAME}, NAME being letters, digits and underscores.' },
  );
}

function variablesNotSet(names: readonly string[]): MemberflowError {
  const listed = names.join(', ');
  return names.length === 1
    ? new MemberflowError('InvalidInput', `environment variable ${listed} is not set`, {
        remedy: `The configuration refers to it as \${env:${listed}}: set it where the worker runs. A server that was started without it has to end first: memberflow server stop.`,
      })
    : new MemberflowError('InvalidInput', `environment variables ${listed} are not set`, {
        remedy:
          'The configuration refers to them as ${env:NAME}: set them where the worker runs. A server that was started without them has to end first: memberflow server stop.',
      });
}
