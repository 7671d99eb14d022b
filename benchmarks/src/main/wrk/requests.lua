-- Sends the HTTP requests of a file, one after another, each written with its length on a line before it; then says on
-- one line what came of it. Arguments: the file, and "again" to start over at its end or "once" to stop there.
local file
local again

function init(arguments)
  file = assert(io.open(arguments[1], "rb"))
  again = arguments[2] == "again"
end

function request()
  local length = file:read("*l")
  if not length then
    if not again then
      wrk.thread:stop()
    end
    file:seek("set")
    length = file:read("*l")
  end
  return file:read(tonumber(length))
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("RESULT %d %d %.0f %.0f %.0f %d",
    summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
