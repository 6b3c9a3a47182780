import type { Client, InArgs, InStatement, Transaction, TransactionMode } from '@libsql/client'

/**
 * A client of a database file that lets others have a turn after each statement. It answers within the call, and a request
 * whose statements follow each other would hold up everybody else until the last.
 */
export function takingTurns(client: Client): Client {
  return {
    ...turnsBetween(client),
    batch: (statements, mode) => afterTurn(client.batch(statements, mode)),
    transaction: async (mode: TransactionMode = 'write') => {
      const transaction = await afterTurn(client.transaction(mode))
      return {
        ...turnsBetween(transaction),
        batch: (statements) => afterTurn(transaction.batch(statements)),
        commit: () => transaction.commit(),
        rollback: () => transaction.rollback(),
        close: () => transaction.close(),
        get closed() {
          return transaction.closed
        },
      }
    },
    migrate: (statements) => client.migrate(statements),
    sync: () => client.sync(),
    reconnect: () => client.reconnect(),
    close: () => client.close(),
    get closed() {
      return client.closed
    },
    get protocol() {
      return client.protocol
    },
  }
}

/** What a client and a transaction have in common. */
function turnsBetween(on: Client | Transaction) {
  return {
    execute: (statement: InStatement, args?: InArgs) =>
      afterTurn(
        typeof statement === 'string' ? on.execute({ sql: statement, args: args ?? [] }) : on.execute(statement),
      ),
    executeMultiple: (sql: string) => afterTurn(on.executeMultiple(sql)),
  }
}

async function afterTurn<T>(answer: Promise<T>): Promise<T> {
  const given = await answer
  await new Promise((resolve) => setImmediate(resolve))
  return given
}
