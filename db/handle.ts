import type Sqlite from 'better-sqlite3';
import { type Database, isUnwritable } from './open.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;
/** A positional value, several of them in a list, or one record of named ones. */
type Parameter = SqlValue | readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** A prepared query. `Row` is what its columns are, as the query's author states it. */
interface Rows<Row> {
  get(...parameters: Parameter[]): Row | undefined;
  all(...parameters: Parameter[]): Row[];
  iterate(...parameters: Parameter[]): IterableIterator<Row>;
}

/** A prepared change; `get` and `all` are for RETURNING. */
interface Change<Row> {
  run(...parameters: Parameter[]): { readonly changes: number };
  get(...parameters: Parameter[]): Row | undefined;
  all(...parameters: Parameter[]): Row[];
}

/** What a query is given: it cannot write. */
export interface Reader {
  /** Prepared once per text. Throws when the statement writes or answers no rows. */
  read<Row>(sql: string): Rows<Row>;
}

/** What a change is given: it exists only inside a transaction, and throws when used outside. */
export interface Writer extends Reader {
  /** Prepared once per text. Throws when the statement changes nothing. */
  write<Row = never>(sql: string): Change<Row>;
}

export interface Handle {
  readonly reader: Reader;
  /**
   * BEGIN IMMEDIATE … COMMIT; rolled back when `body` throws or answers a promise (a transaction that waits would be open
   * across other people's work). Throws when a transaction is open already.
   */
  transaction<T>(body: (writer: Writer) => T): T;
  /**
   * The same for what changes nothing anybody is shown: no other window is told of it. Where nothing can be written it is left
   * undone, because a reading must not fail for what it would have kept.
   */
  aside(body: (writer: Writer) => void): void;
  /**
   * A transaction written in pieces; the next `transaction` of anybody, and whatever else needs none open, commits them first. Then
   * another one begins with the next piece, and each with `first`.
   */
  inPieces(first?: (writer: Writer) => void): Pieces;
  /** Moves everything into the file and empties the write-ahead log: erased values are gone from both. */
  checkpoint(): void;
  /** A compact copy under the same key, into a file that is absent or empty. */
  vacuumInto(file: string): void;
  close(): void;
}

/**
 * Pieces of one transaction that stays open between them, so that much is committed at once while everybody is answered in between.
 * Others read what was written so far.
 */
interface Pieces {
  /** BEGIN IMMEDIATE where nothing is open. All pieces since the last commit are rolled back when `body` throws. */
  run<T>(body: (writer: Writer) => T): T;
  /** Throws when pieces could not be committed, by this or by whoever came between; so does the next `run`. */
  commit(): void;
}

type Statement = Sqlite.Statement<Parameter[], unknown>;
const mostStatements = 500;

/** The one door to an open file. */
export function createHandle(database: Database): Handle {
  const kept = new Map<string, Statement>();
  function prepared(sql: string): Statement {
    const known = kept.get(sql);
    // A statement that is being iterated cannot start again; the inner loop gets its own.
    if (known !== undefined && !known.busy) return known;
    const statement = database.prepare<Parameter[], unknown>(sql);
    const oldest = kept.size >= mostStatements ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(sql, statement);
    return statement;
  }

  function read<Row>(sql: string): Rows<Row> {
    const statement = prepared(sql);
    assertReads(statement);
    // SQLite cannot tell the shape of its rows: the author of the query does.
    return statement as Sqlite.Statement<Parameter[], Row>;
  }

  function write<Row = never>(sql: string): Change<Row> {
    const statement = prepared(sql) as Sqlite.Statement<Parameter[], Row>; // as in `read`
    if (statement.readonly) throw new Error(`this changes nothing: ${sql}`);
    return {
      run: (...parameters) => inTransaction(statement).run(...parameters),
      get: (...parameters) => inTransaction(statement).get(...parameters),
      all: (...parameters) => inTransaction(statement).all(...parameters),
    };
  }

  /** A Writer kept beyond its transaction would commit each statement by itself. */
  function inTransaction<T>(subject: T): T {
    if (!database.inTransaction) throw new Error('a Writer was used outside its transaction');
    return subject;
  }

  const reader: Reader = { read };
  const writer: Writer = { read, write };
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');

  let running = false;
  let unsettled: { lost: unknown } | null = null;

  function within<T>(body: (writer: Writer) => T): T {
    running = true;
    try {
      const result = body(writer);
      if (isPromise(result)) throw new Error('the body of a transaction must not be asynchronous');
      return result;
    } finally {
      running = false;
    }
  }

  function undo(): void {
    // A full disk rolls back by itself.
    if (database.inTransaction) rollback.run();
  }

  /** Pieces that are lost are told to whose they are, not to who comes between. */
  function settle(): void {
    if (running) throw new Error('a transaction is open already: hand on its Writer');
    const pieces = unsettled;
    if (pieces === null) return;
    unsettled = null;
    try {
      commit.run();
    } catch (problem) {
      pieces.lost = problem;
      undo();
    }
  }

  function inPieces(first: (writer: Writer) => void = () => {}): Pieces {
    const own = { lost: undefined as unknown };
    const check = (): void => {
      if (own.lost !== undefined) throw own.lost;
    };
    return {
      run(body) {
        check();
        const begins = unsettled !== own;
        if (begins) {
          settle();
          begin.run();
          unsettled = own;
        }
        try {
          if (begins) within(first);
          return within(body);
        } catch (problem) {
          own.lost = problem;
          unsettled = null;
          undo();
          throw problem;
        }
      },
      commit() {
        if (unsettled === own) settle();
        check();
      },
    };
  }

  function transaction<T>(body: (writer: Writer) => T): T {
    settle();
    begin.run();
    try {
      const result = within(body);
      commit.run();
      return result;
    } catch (problem) {
      undo();
      throw problem;
    }
  }

  return {
    reader,
    transaction,
    aside(body) {
      try {
        transaction(body);
      } catch (problem) {
        if (!isUnwritable(problem)) throw problem;
      }
    },
    inPieces,
    checkpoint() {
      settle();
      const answer = database.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').get();
      if (answer?.busy !== 0) throw new Error('the checkpoint was kept from finishing by a query under way');
    },
    vacuumInto(file) {
      settle();
      database.prepare('VACUUM INTO ?').run(file);
    },
    close() {
      settle();
      database.close();
    },
  };
}

/** SQLite calls COMMIT and ATTACH read-only too, but they answer no rows. */
function assertReads(statement: Pick<Statement, 'readonly' | 'reader' | 'source'>): void {
  if (!statement.readonly || !statement.reader) throw new Error(`a Reader only reads: ${statement.source}`);
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
