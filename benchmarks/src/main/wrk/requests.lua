-- Sends the HTTP requests of a file, one after another, each written with its length on a line before it; then says on
-- one line what came of it. Arguments: the file, and "again" to start over at its end or "once" to stop there. What is
-- sent again is read once: the less this costs, the more of the machine is the server's.
local file
local kept
local sent = 0

local function read()
  local length = file:read("*l")
  return length and file:read(tonumber(length))
end

function init(arguments)
  file = assert(io.open(arguments[1], "rb"))
  if arguments[2] == "again" then
    kept = {}
    for text in read do
      kept[#kept + 1] = text
    end
  end
end

function request()
  if kept then
    sent = sent % #kept + 1
    return kept[sent]
  end
  local text = read()
  if not text then
    wrk.thread:stop()
    file:seek("set")
    text = read()
  end
  return text
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("RESULT %d %d %.0f %.0f %.0f %d",
    summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
