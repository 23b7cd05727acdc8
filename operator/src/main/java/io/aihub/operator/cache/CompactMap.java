package io.aihub.operator.cache;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/**
 * A map of few entries that stays as it is, in the order it was made in: labels of three entries
 * take a third of what they take in a hash map. Null is a key and a value like any other.
 */
final class CompactMap<K, V> extends AbstractMap<K, V> {
    /** Above this a hash map finds faster. */
    static final int MOST = 8;

    /** Key, value, key, value. */
    private final Object[] entries;

    private CompactMap(Map<K, V> map) {
        entries = new Object[2 * map.size()];
        int i = 0;
        for (Map.Entry<K, V> entry : map.entrySet()) {
            entries[i++] = entry.getKey();
            entries[i++] = entry.getValue();
        }
    }

    static <K, V> Map<K, V> of(Map<K, V> map) {
        return map.isEmpty() ? Collections.emptyMap() : new CompactMap<>(map);
    }

    @Override
    public int size() {
        return entries.length / 2;
    }

    @Override
    public boolean containsKey(Object key) {
        return find(key) >= 0;
    }

    @Override
    public V get(Object key) {
        int found = find(key);
        return found < 0 ? null : value(found);
    }

    private int find(Object key) {
        for (int i = 0; i < entries.length; i += 2) {
            if (Objects.equals(key, entries[i])) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked")
    private K key(int index) {
        return (K) entries[index];
    }

    @SuppressWarnings("unchecked")
    private V value(int index) {
        return (V) entries[index + 1];
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Walk();
            }

            @Override
            public int size() {
                return CompactMap.this.size();
            }
        };
    }

    private final class Walk implements Iterator<Map.Entry<K, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < entries.length;
        }

        @Override
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<K, V> entry = new SimpleImmutableEntry<>(key(next), value(next));
            next += 2;
            return entry;
        }
    }
}
