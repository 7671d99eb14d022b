package org.entrain.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was looked up lately: forgets what was used longest ago when it grows beyond its size. For many threads. */
final class RecentMap<K, V> {
    private final Map<K, V> entries;

    RecentMap(int size) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > size;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    synchronized int size() {
        return entries.size();
    }
}
