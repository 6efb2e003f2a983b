/* SPDX-License-Identifier: MIT */
/*
 * The reader of src/FORMATS.md: a sealed file is read with libsodium and SQLite alone. Nothing of
 * hub is used below "somebody else's reader"; above it hub makes the file.
 */
#include "hub/model/family.h"
#include "hub/service/records.h"
#include "service/sealed_priv.h"
#include "unit.h"

#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char WORDS[] = "copper river biscuit";

/* --- somebody else's reader ------------------------------------------------------------------- */

struct reader {
    unsigned char *file, key[32], head_sum[32], mac[16];
    size_t len, at;
    crypto_secretstream_xchacha20poly1305_state stream;
    sqlite3 *db;
    int images, steps;
};

static uint64_t number(const unsigned char *p, int bytes)
{
    uint64_t n = 0;
    for (int i = bytes; i-- > 0;) {
        n = n << 8 | p[i];
    }
    return n;
}

static void open_header(struct reader *r, const char *passphrase)
{
    unsigned char wrap[32], secret[32];
    const unsigned char *p = r->file;
    assert_memory_equal(p, "hubseal\n", 8);
    assert_int_equal(number(p + 8, 2), 1);
    size_t len = number(p + 12, 4), at = 40;
    for (int i = 0; i < p[11]; i++, at += number(p + at + 4, 4)) {
        const unsigned char *slot = p + at;
        if (number(slot, 4) != 1) {
            continue;
        }
        assert_int_equal(crypto_pwhash(wrap, sizeof wrap, passphrase, strlen(passphrase), slot + 24,
                             number(slot + 8, 4), number(slot + 16, 8), crypto_pwhash_ALG_ARGON2ID13),
            0);
        assert_int_equal(crypto_secretbox_open_easy(secret, slot + 64, 48, slot + 40, wrap), 0);
        assert_int_equal(crypto_box_seal_open(r->key, slot + 144, 80, slot + 112, secret), 0);
    }
    memcpy(r->head_sum, p + len - 32, 32);
    r->at = len;
}

/* The next frame's message; its length. 0: the file ends. */
static size_t next_message(struct reader *r, unsigned char *out, uint32_t *flags)
{
    unsigned char bound[72];
    unsigned char tag;
    unsigned long long len = 0;
    if (r->at + 56 > r->len) {
        return 0;
    }
    const unsigned char *frame = r->file + r->at, *body = frame + 56;
    size_t body_len = number(frame, 4), skip = 0;
    *flags = (uint32_t)number(frame + 16, 4);
    memcpy(bound, r->head_sum, 32);
    memcpy(bound + 32, frame, 24);
    memcpy(bound + 56, r->mac, 16);
    if (*flags & 1) {
        skip = 24;
        assert_int_equal(
            crypto_secretstream_xchacha20poly1305_init_pull(&r->stream, body, r->key), 0);
    }
    assert_int_equal(crypto_secretstream_xchacha20poly1305_pull(&r->stream, out, &len, &tag,
                         body + skip, body_len - skip, bound, sizeof bound),
        0);
    memcpy(r->mac, body + body_len - 16, 16);
    r->at += 56 + body_len;
    return (size_t)len;
}

/* A whole part, on the heap; NULL: the file ends. */
static unsigned char *next_part(struct reader *r, uint32_t *type, size_t *len)
{
    unsigned char *part = malloc(r->len + (2 << 20));
    uint32_t flags = 0;
    size_t all = 0;
    do {
        size_t got = next_message(r, part + all, &flags);
        if (got == 0) {
            free(part);
            return NULL;
        }
        all += got;
    } while (!(flags & 4));
    *type = (uint32_t)number(part, 4);
    *len = number(part + 16, 8);
    assert_int_equal(all, 24 + *len);
    return part;
}

static uint64_t varint(const unsigned char **p)
{
    uint64_t n = 0;
    int shift = 0;
    for (; **p & 0x80; shift += 7) {
        n |= (uint64_t)(*(*p)++ & 0x7f) << shift;
    }
    return n | (uint64_t)*(*p)++ << shift;
}

static int64_t folded(const unsigned char **p)
{
    uint64_t n = varint(p);
    return (int64_t)(n >> 1 ^ (n & 1 ? UINT64_MAX : 0));
}

static void bind(sqlite3_stmt *q, int index, const unsigned char **p)
{
    double real;
    uint64_t len;
    switch (*(*p)++) {
    case 1:
        sqlite3_bind_int64(q, index, folded(p));
        break;
    case 2:
        len = varint(p);
        sqlite3_bind_text(q, index, len ? (const char *)*p : "", (int)len, SQLITE_TRANSIENT);
        *p += len;
        break;
    case 3:
        len = varint(p);
        sqlite3_bind_blob(q, index, *p, (int)len, SQLITE_TRANSIENT);
        *p += len;
        break;
    case 4:
        memcpy(&real, *p, 8);
        sqlite3_bind_double(q, index, real);
        *p += 8;
        break;
    default:
        break;
    }
}

struct table {
    char name[64], names[8][64]; /* columns of a key that is not the rowid */
    int columns, keys;
    bool by_rowid, own_rowid;
    char all[64][64];
};

static sqlite3_stmt *ask(struct reader *r, const char *sql)
{
    sqlite3_stmt *q;
    if (sqlite3_prepare_v2(r->db, sql, -1, &q, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", sqlite3_errmsg(r->db), sql);
    }
    return q;
}

static void look_at(struct reader *r, struct table *t)
{
    char sql[200];
    int integer_key = 0;
    snprintf(sql, sizeof sql, "SELECT wr FROM pragma_table_list('%s') WHERE schema = 'main'", t->name);
    sqlite3_stmt *q = ask(r, sql);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    t->by_rowid = sqlite3_column_int(q, 0) == 0;
    sqlite3_finalize(q);
    snprintf(sql, sizeof sql, "SELECT name, pk, type FROM pragma_table_info('%s')", t->name);
    q = ask(r, sql);
    for (t->columns = 0; sqlite3_step(q) == SQLITE_ROW; t->columns++) {
        snprintf(t->all[t->columns], 64, "%s", sqlite3_column_text(q, 0));
        if (sqlite3_column_int(q, 1)) {
            snprintf(t->names[t->keys++], 64, "%s", sqlite3_column_text(q, 0));
            integer_key = strcmp((const char *)sqlite3_column_text(q, 2), "INTEGER") == 0;
        }
    }
    sqlite3_finalize(q);
    t->own_rowid = t->by_rowid && !(t->keys == 1 && integer_key);
}

static void add(char *sql, size_t cap, const char *text)
{
    strncat(sql, text, cap - strlen(sql) - 1);
}

/* The columns are ?1, ?2 …, the key comes behind. */
static void statement(const struct table *t, char op, char *sql, size_t cap)
{
    char piece[160];
    snprintf(sql, cap,
        op == 'I'   ? "INSERT INTO \"%s\"("
        : op == 'U' ? "UPDATE \"%s\" SET "
                    : "DELETE FROM \"%s\"",
        t->name);
    for (int i = 0; op != 'D' && i < t->columns; i++) {
        snprintf(piece, sizeof piece, op == 'I' ? "%s\"%s\"" : "%s\"%s\"=?%d", i ? "," : "",
            t->all[i], i + 1);
        add(sql, cap, piece);
    }
    if (op == 'I') {
        add(sql, cap, t->own_rowid ? ",rowid) VALUES(" : ") VALUES(");
        for (int i = 0; i < t->columns + t->own_rowid; i++) {
            snprintf(piece, sizeof piece, "%s?%d", i ? "," : "", i + 1);
            add(sql, cap, piece);
        }
        add(sql, cap, ")");
        return;
    }
    int first = op == 'U' ? t->columns + 1 : 1;
    for (int i = 0; i < (t->by_rowid ? 1 : t->keys); i++) {
        snprintf(piece, sizeof piece, " %s \"%s\" IS ?%d", i ? "AND" : "WHERE",
            t->by_rowid ? "rowid" : t->names[i], first + i);
        add(sql, cap, piece);
    }
    if (t->by_rowid) {
        char *quoted = strstr(sql, "\"rowid\"");
        memcpy(quoted, " rowid ", 7);
    }
}

static void play_row(struct reader *r, const struct table *t, char op, const unsigned char **p)
{
    char sql[8192];
    statement(t, op, sql, sizeof sql);
    sqlite3_stmt *q = ask(r, sql);
    int key = op == 'D' ? 1 : t->columns + 1;
    if (op == 'I' ? t->own_rowid : t->by_rowid) {
        sqlite3_bind_int64(q, key, folded(p));
    } else if (op != 'I') {
        for (int i = 0; i < t->keys; i++) {
            bind(q, key + i, p);
        }
    }
    for (int i = 0; op != 'D' && i < t->columns; i++) {
        bind(q, i + 1, p);
    }
    if (sqlite3_step(q) != SQLITE_DONE) {
        fail_msg("%s: %s", sqlite3_errmsg(r->db), sql);
    }
    sqlite3_finalize(q);
}

static void play_step(struct reader *r, const unsigned char *p, size_t len)
{
    const unsigned char *end = p + len;
    struct table *tables = calloc(64, sizeof *tables);
    int count = 0;
    assert_int_equal(*p++, 1);
    while (p < end) {
        char op = (char)*p++;
        if (op == 'T') {
            uint64_t n = varint(&p);
            assert_true(count < 64 && n < 64);
            memcpy(tables[count].name, p, n);
            p += n;
            look_at(r, &tables[count]);
            assert_int_equal(varint(&p), tables[count].columns);
            count++;
        } else {
            uint64_t n = varint(&p);
            assert_true(n < (uint64_t)count);
            play_row(r, &tables[n], op, &p);
        }
    }
    free(tables);
    r->steps++;
}

static void drop_triggers(struct reader *r)
{
    char drops[16384] = "";
    sqlite3_stmt *q = ask(
        r, "SELECT 'DROP TRIGGER \"' || name || '\";' FROM sqlite_schema WHERE type = 'trigger'");
    while (sqlite3_step(q) == SQLITE_ROW) {
        add(drops, sizeof drops, (const char *)sqlite3_column_text(q, 0));
    }
    sqlite3_finalize(q);
    assert_int_equal(sqlite3_exec(r->db, drops, NULL, NULL, NULL), SQLITE_OK);
}

static void open_image(struct reader *r, const unsigned char *bytes, size_t len)
{
    unsigned char *copy = sqlite3_malloc64(len);
    memcpy(copy, bytes, len);
    assert_int_equal(sqlite3_open(":memory:", &r->db), SQLITE_OK);
    assert_int_equal(sqlite3_deserialize(r->db, "main", copy, (sqlite3_int64)len, (sqlite3_int64)len,
                         SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE),
        SQLITE_OK);
    drop_triggers(r);
    r->images++;
}

static void read_sealed(struct reader *r, const char *path, const char *passphrase)
{
    FILE *f = fopen(path, "rb");
    uint32_t type;
    size_t len;
    unsigned char *part;
    assert_non_null(f);
    assert_int_equal(fseek(f, 0, SEEK_END), 0);
    r->len = (size_t)ftell(f);
    rewind(f);
    r->file = malloc(r->len);
    assert_int_equal(fread(r->file, 1, r->len, f), r->len);
    fclose(f);
    open_header(r, passphrase);
    while ((part = next_part(r, &type, &len))) {
        if (type == 2) {
            open_image(r, part + 24, len);
        } else if (type == 3) {
            play_step(r, part + 24, len);
        }
        free(part);
    }
    free(r->file);
}

/* --- hub makes it ------------------------------------------------------------------------------ */

static hub_id add_family(struct hub *h, const char *name, struct hub_err *err)
{
    hub_id id = ID_NONE;
    const struct assignment set[] = {{"family", name}};
    if (hub_add(h, &family_noun, set, 1, &id, err) != HUB_OK) {
        fail_msg("%s", err->msg);
    }
    return id;
}

static void copy_file(const char *from, const char *to)
{
    char bytes[4096];
    size_t got;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_true(in && out);
    while ((got = fread(bytes, 1, sizeof bytes, in)) > 0) {
        assert_int_equal(fwrite(bytes, 1, got, out), got);
    }
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

/*
 * A file with an image and, behind it, a record added, one changed and one removed. It is copied
 * while it is open: when it is closed, the steps become part of the image.
 */
static void make_sealed(const char *path, const char *copy)
{
    struct hub_clock clock;
    struct hub_err err;
    struct hub *h = NULL;
    struct hub_opening o = {.path = path, .passphrase = WORDS, .clock = &clock};
    struct hub_start start = {.name = "Robin Hub", .carer = "Amina", .beds = 2};
    struct seal_lock quick = {.passphrase = WORDS, .cost = SEAL_COST_TEST};
    assert_int_equal(clock_set(&clock, "2026-11-21T10:00", &err), HUB_OK);
    if (hub_init(&o, &start, &err) != HUB_OK || hub_open(&o, &h, &err) != HUB_OK) {
        fail_msg("%s", err.msg);
    }
    hub_id okafor = add_family(h, "Okafor", &err), reid = add_family(h, "Reid", &err);
    if (sealed_anew(h, &quick, &err) != HUB_OK) {
        fail_msg("%s", err.msg);
    }
    const struct assignment phone[] = {{"phone", "01632 960530"}};
    add_family(h, "Ó Briain", &err);
    assert_int_equal(hub_edit(h, &family_noun, okafor, phone, 1, &err), HUB_OK);
    assert_int_equal(hub_remove(h, &family_noun, reid, &err), HUB_OK);
    copy_file(path, copy);
    hub_close(h);
}

static void a_sealed_file_is_read_without_hub(void **state)
{
    char dir[200], path[240], copy[240], found[200] = "";
    const char *tmp = getenv("TMPDIR");
    struct reader r = {0};
    (void)state;
    snprintf(dir, sizeof dir, "%s/formats-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/robin.hub", dir);
    snprintf(copy, sizeof copy, "%s/copy.hub", dir);
    make_sealed(path, copy);
    read_sealed(&r, copy, WORDS);
    unlink(path);
    unlink(copy);
    rmdir(dir);
    assert_int_equal(r.images, 1);
    assert_true(r.steps >= 3);
    sqlite3_stmt *q = ask(&r, "SELECT name || ' ' || coalesce(phone, '-') FROM family "
                              "WHERE removed_at IS NULL ORDER BY id");
    while (sqlite3_step(q) == SQLITE_ROW) {
        add(found, sizeof found, (const char *)sqlite3_column_text(q, 0));
        add(found, sizeof found, "|");
    }
    sqlite3_finalize(q);
    assert_string_equal(found, "Okafor 01632 960530|Ó Briain -|");
    q = ask(&r, "SELECT count(*) FROM change WHERE tbl = 'family' AND op = 'R'");
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(q, 0), 1);
    sqlite3_finalize(q);
    sqlite3_close(r.db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_sealed_file_is_read_without_hub)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
