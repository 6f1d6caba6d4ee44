import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';

/**
 * Where texts occur in the files below a folder: in their bytes (UTF-8 and UTF-16), in the parts of archives and mails
 * once unpacked, in the rows of Parquet files, and in those of every table of DuckDB files.
 */
export async function tracesOf(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const found: string[] = [];
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      found.push(...inBytes(path, readFileSync(path), texts));
      for (const relation of await relationsOf(connection, path)) {
        if (await hasRow(connection, relation, texts)) found.push(`${path}: ${relation}`);
      }
    }
    return found;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function inBytes(name: string, bytes: Buffer, texts: readonly string[]): readonly string[] {
  const has = (text: string) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
  return [
    ...texts.filter(has).map((text) => `${name}: ${text}`),
    ...partsOf(name, bytes).flatMap((part) => inBytes(`${name} > ${part.name}`, part.bytes, texts)),
  ];
}

interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

function partsOf(name: string, bytes: Buffer): readonly Part[] {
  if (bytes.length < 22) return [];
  if (bytes.readUInt32LE(0) === 0x04034b50) return partsOfArchive(bytes);
  return name.endsWith('.eml') ? partsOfMail(bytes.toString('latin1')) : [];
}

/** The files of a zip archive, by its directory. */
function partsOfArchive(bytes: Buffer): readonly Part[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, start] = [at + 10, at + 20, at + 42].map((place, i) =>
      i === 0 ? bytes.readUInt16LE(place) : bytes.readUInt32LE(place),
    ) as [number, number, number];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const content = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(content, content + size);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      bytes: method === 0 ? packed : inflateRawSync(packed),
    });
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

/** What a mail carries in base64. */
const partsOfMail = (text: string): readonly Part[] =>
  [...text.matchAll(/base64\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(([, body = ''], i) => ({
    name: `part ${i + 1}`,
    bytes: Buffer.from(body, 'base64'),
  }));

async function relationsOf(connection: DuckDBConnection, path: string): Promise<readonly string[]> {
  if (path.endsWith('.parquet')) return [`read_parquet(${quoteLiteral(path)})`];
  if (!path.endsWith('.duckdb')) return [];
  const catalog = quoteIdentifier(path);
  await connection.run(`attach if not exists ${quoteLiteral(path)} as ${catalog} (read_only)`);
  const tables = await connection.runAndReadAll(
    `select table_name from duckdb_tables() where database_name = ${quoteLiteral(path)}`,
  );
  return tables.getRows().map(([table]) => `${catalog}.${quoteIdentifier(String(table))}`);
}

async function hasRow(
  connection: DuckDBConnection,
  relation: string,
  texts: readonly string[],
): Promise<boolean> {
  const conditions = texts.map((text) => `contains(cast(stored as varchar), ${quoteLiteral(text)})`);
  const result = await connection.runAndReadAll(
    `select count(*) from ${relation} as stored where ${conditions.join(' or ')}`,
  );
  return Number(result.getRows()[0]?.[0]) > 0;
}
