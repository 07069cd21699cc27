"""The yardstick: SQLite answers a trend. Reads rows `day,n` as CSV, then answers each first day given on a line with the
months since then; writes milliseconds per question and the total of the first answer as JSON."""
import csv, json, sqlite3, sys, time

path, *days = sys.argv[1:]
connection = sqlite3.connect(":memory:")
connection.execute('CREATE TABLE counts ("on" TEXT, n INTEGER)')
with open(path, newline="") as file:
    rows = csv.reader(file)
    next(rows)
    connection.executemany("INSERT INTO counts VALUES (?, ?)", rows)
connection.execute('CREATE INDEX by_day ON counts ("on")')
QUERY = """SELECT strftime('%Y-%m', "on") AS month, sum(n) FROM counts WHERE "on" >= ? GROUP BY 1 ORDER BY 1"""
times, total = [], None
for day in days:
    began = time.perf_counter()
    answer = connection.execute(QUERY, (day,)).fetchall()
    times.append((time.perf_counter() - began) * 1000)
    total = total or sum(n for _, n in answer)
print(json.dumps({"milliseconds": times, "total": total, "version": sqlite3.sqlite_version}))
