"""Run every measurement: `make bench`."""

from benchmarks import check, columns, flow, google, read, write

print("Seconds to read a file, beside python-calamine bare and openpyxl read-only, in one run\n")
read.main((10_000, 100_000))
print("\nSeconds and memory to write into a person's workbook, beside openpyxl load and save\n")
write.main((10_000, 100_000))
print("\nSeconds in each room\n")
flow.main((10_000, 100_000))
print("\nMicroseconds a cell, clean and with one odd cell in twenty\n")
columns.main()
print("\nA Google Sheet: what one run asks, and its time beside a file's\n")
google.main((10_000, 100_000))
print("\nWhole processes, beside their peers\n")
check.main((10_000, 100_000))
