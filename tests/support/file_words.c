/* SPDX-License-Identifier: MIT */
#include "file_words.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"
#include "hub/model/journal.h"
#include "hub/model/noun.h"
#include "hub/store/memory.h"
#include "hub/store/stmt.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct bytes {
    unsigned char *p;
    size_t len;
};

static struct bytes read_whole(const char *path, struct arena *a)
{
    struct bytes b = {0};
    FILE *f = fopen(path, "rb");
    if (!f)
        return b;
    fseek(f, 0, SEEK_END);
    b.len = (size_t)ftell(f);
    rewind(f);
    b.p = arena_alloc(a, b.len + 1);
    b.len = fread(b.p, 1, b.len, f);
    fclose(f);
    return b;
}

static unsigned char small(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : c;
}

static bool bytes_have(const struct bytes *b, const char *word)
{
    size_t len = strlen(word);
    for (size_t i = 0; len && i + len <= b->len; i++) {
        size_t k = 0;
        while (k < len && small(b->p[i + k]) == small((unsigned char)word[k]))
            k++;
        if (k == len)
            return true;
    }
    return false;
}

bool file_has_word(const char *path, const char *word, struct arena *a)
{
    struct bytes b = read_whole(path, a);
    return bytes_have(&b, word) || bytes_have(&b, utf8_fold(a, word));
}

static void copy_of(struct store *s, const char *path)
{
    struct hub_err err;
    unlink(path);
    if (store_write_copy(s, path, &err) != HUB_OK)
        fail_msg("copy: %s", err.msg);
}

void no_file_has_word(struct store *s, const char *word, struct arena *a)
{
    static const char *const ends[] = {"", "-wal", "-shm", ".copy"};
    copy_of(s, arena_printf(a, "%s.copy", store_path(s)));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *path = arena_printf(a, "%s%s", store_path(s), ends[i]);
        if (file_has_word(path, word, a))
            fail_msg("%s has %s", path, word);
    }
    unlink(arena_printf(a, "%s.copy", store_path(s)));
}

void words_of_text(const char *text, struct arena *a, struct strmap *out)
{
    struct wordscan scan = wordscan_on(text, a);
    struct word w;
    while (wordscan_next(&scan, &w))
        if (w.kind != WORD_MARKED && w.len >= 4) {
            const char *word = arena_strndup(a, w.folded, w.len);
            strmap_put(out, word, strmap_get(out, word, 0) + 1);
        }
}

static void words_of_sql(
    struct store *s, const char *sql, struct arena *a, struct strmap *out)
{
    struct stmt *q;
    struct hub_err err;
    bool row;
    if (store_ask(s, sql, NULL, 0, &q, &row, &err) != HUB_OK)
        fail_msg("%s", err.msg);
    for (; row; assert_int_equal(stmt_step(q, &row, &err), HUB_OK))
        words_of_text(stmt_text(q, 0) ? stmt_text(q, 0) : "", a, out);
    stmt_done(q);
}

void words_of_tables(struct store *s, struct arena *a, struct strmap *out)
{
    for (size_t i = 0; i < noun_count; i++)
        for (size_t k = 0; k < nouns[i]->field_count; k++)
            if (nouns[i]->fields[k].type != FIELD_LINKS)
                words_of_sql(s,
                    arena_printf(
                        a, "SELECT \"%s\" FROM \"%s\"", nouns[i]->fields[k].column, nouns[i]->table),
                    a, out);
}

void words_of_schema(struct store *s, struct arena *a, struct strmap *out)
{
    words_of_sql(s, "SELECT sql FROM sqlite_schema", a, out);
}

static const char *rows_of(struct store *s, const struct noun *n, struct arena *a)
{
    struct sb sql = sb_on(a), out = sb_on(a);
    struct stmt *q;
    struct hub_err err;
    bool row;
    sb_add(&sql, "SELECT quote(id)||quote(removed_at)");
    for (size_t i = 0; i < n->field_count; i++)
        if (n->fields[i].type != FIELD_LINKS)
            sb_addf(&sql, "||','||quote(\"%s\")", n->fields[i].column);
    sb_addf(&sql, " FROM \"%s\" ORDER BY id", n->table);
    if (store_ask(s, sb_str(&sql), NULL, 0, &q, &row, &err) != HUB_OK)
        fail_msg("%s", err.msg);
    for (; row; assert_int_equal(stmt_step(q, &row, &err), HUB_OK))
        sb_addf(&out, "%s\n", stmt_text(q, 0));
    stmt_done(q);
    return sb_str(&out);
}

/* To migrate from the beginning takes longer than all the rest: that is done once a program. */
void words_of_bytes(const unsigned char *bytes, size_t len, struct arena *a, struct strmap *out)
{
    size_t from = 0;
    for (size_t i = 0; i <= len; i++) {
        unsigned char b = i < len ? bytes[i] : 0;
        bool in = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
        if (in)
            continue;
        if (i - from >= 4 && i - from < 40)
            strmap_put(out, utf8_fold(a, arena_strndup(a, (const char *)bytes + from, i - from)), 1);
        from = i + 1;
    }
}

static struct store *fresh_store(struct hub_clock *clock)
{
    static struct store_image fresh;
    struct hub_err err = {0};
    struct store *s;
    struct store_options o = {.mode = STORE_MEMORY,
        .nouns = nouns,
        .noun_count = noun_count,
        .clock = clock,
        .image = fresh.bytes,
        .image_len = fresh.len};
    assert_int_equal(store_open(&o, &s, &err), HUB_OK);
    if (!fresh.bytes)
        assert_int_equal(store_image(s, &fresh, &err), HUB_OK);
    return s;
}

void replay_is_the_same(struct store *s, struct arena *a)
{
    struct hub_err err = {0};
    struct hub_clock clock;
    struct txn_label label = {.verb = "replay"};
    clock_system(&clock);
    struct store *fresh = fresh_store(&clock);
    assert_int_equal(store_begin(fresh, &label, &err), HUB_OK);
    store_capture(fresh, false);
    if (journal_replay(s, fresh, nouns, noun_count, &err) != HUB_OK)
        fail_msg("replay: %s", err.msg);
    assert_int_equal(store_commit(fresh, &err), HUB_OK);
    for (size_t i = 0; i < noun_count; i++)
        assert_string_equal(rows_of(s, nouns[i], a), rows_of(fresh, nouns[i], a));
    store_close(fresh);
}
