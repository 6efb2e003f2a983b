/* SPDX-License-Identifier: MIT */
/*
 * Questions in the language of FTS5. Words and marks hold letters and digits
 * only (wordscan), so nothing a person types is read as an operator.
 *
 * A prefix of up to three letters has an index of its own. A longer one would
 * gather every entry that has it before the first is given; told as the words
 * it begins (find_word, 0021_find_word.sql), joined by OR, the newest fifty come at once.
 */
#include "hub/model/find.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/wordscan.h"
#include "hub/model/log.h"
#include "hub/model/sight.h"
#include "hub/store/stmt.h"
#include "find_priv.h"

#include <string.h>

const char FIND_TABLES[] = "family|person|child|home|host|event|support_group|training";

enum {
    PREFIX_LETTERS = 3, /* prefix = '1 2 3' in 0004_find.sql */
    KIND_LETTERS = 3,   /* from here on a word may mean a kind of entry: "sch" */
    VOCABULARY = 96,    /* words that a longer prefix may stand for, before it is asked as it is */
    HUBS_MOST = 16,     /* from so many on they are not asked for one by one */
    ABOUT = 100,        /* families and children that one word may mean */
};

static const char NAMES[] =
    "SELECT d.tbl,d.row_id,d.name,d.day FROM find_names n JOIN find_doc d ON d.id = n.rowid "
    "WHERE n.find_names MATCH ?1 ORDER BY n.rowid DESC LIMIT ?2";
/* An event's number is made of its day (0015_find_days.sql). */
#define OF_EVENTS                                                                                  \
    "SELECT d.row_id FROM find_names n JOIN find_doc d ON d.id = n.rowid "                         \
    "WHERE n.find_names MATCH ?1 AND n.rowid >= ?2 AND n.rowid < ?3 ORDER BY n.rowid "
static const char EVENTS_ON[] = OF_EVENTS "LIMIT ?4";
static const char EVENTS_BACK[] = OF_EVENTS "DESC LIMIT ?4";
static const char ENTRIES[] =
    "SELECT rowid FROM find_log WHERE find_log MATCH ?1 AND (?3 IS NULL OR "
    "hub_fits(words,marks,?3)) ORDER BY rowid DESC LIMIT ?2";
static const char BEGINNING[] =
    "SELECT word FROM find_word WHERE word >= ?1 AND word < ?2 ORDER BY word LIMIT ?3";

static void add_mark(struct sb *b, char kind, const char *value)
{
    sb_addf(b, "\"%c%c%s\"", WORD_MARK, kind, value);
}

static void add_id_mark(struct sb *b, char kind, hub_id id)
{
    sb_addf(b, "\"%c%c%lld\"", WORD_MARK, kind, (long long)id.n);
}

static void add_word(struct sb *b, const struct find_word *w)
{
    sb_addf(b, "\"%s\"%s", w->text, w->whole ? "" : " *");
}

/* Of one hub; else of those that are seen: the index then gives none of the others. */
static enum hub_rc add_hub(
    struct store *s, struct sb *b, const struct find_query *q, struct hub_err *err)
{
    hub_id one = q->hub, *hubs = &one;
    size_t count = id_known(one);
    enum hub_rc rc = count ? HUB_OK : sight_hubs(s, HUBS_MOST, b->a, &hubs, &count, err);
    const char *joint = " AND (";
    for (size_t i = 0; rc == HUB_OK && count < HUBS_MOST && i < count; i++) {
        sb_add(b, joint);
        add_id_mark(b, 'h', hubs[i]);
        joint = " OR ";
    }
    sb_add(b, count && count < HUBS_MOST ? ")" : "");
    return rc;
}

/* What is of a removed family is out of sight with it. */
static enum hub_rc add_present(struct store *s, struct sb *b, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    const char *joint = ") NOT (";
    enum hub_rc rc = store_prepare(s, "SELECT id FROM family WHERE removed_at IS NOT NULL", &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        sb_add(b, joint);
        add_id_mark(b, 'f', stmt_id(q, 0));
        joint = " OR ";
    }
    stmt_done(q);
    sb_add(b, ")");
    return rc;
}

/* --- names ----------------------------------------------------------------- */

static void add_tables(struct sb *b, const char *tables, struct arena *a)
{
    if (str_parts(tables) == str_parts(FIND_TABLES)) {
        return; /* all there are: asking for each would gather every name first */
    }
    const char *joint = " AND (";
    for (size_t i = 0; i < str_parts(tables); i++) {
        sb_add(b, joint);
        add_mark(b, 'n', str_part(a, tables, i));
        joint = " OR ";
    }
    sb_add(b, *joint == ' ' && joint[1] == 'O' ? ")" : "");
}

static enum hub_rc names_match(struct store *s, const struct find_query *q, const char *tables,
    struct arena *a, const char **out, struct hub_err *err)
{
    struct sb b = sb_as_is(a);
    sb_add(&b, "(");
    for (size_t i = 0; i < q->word_count; i++) {
        const struct find_word *w = &q->words[i];
        sb_addf(&b, "%s%s", i ? " AND " : "", w->phrase || w->whole ? "name : " : "");
        add_word(&b, w);
    }
    enum hub_rc rc = add_hub(s, &b, q, err);
    add_tables(&b, tables, a);
    rc = rc == HUB_OK ? add_present(s, &b, err) : rc;
    *out = sb_str(&b);
    return rc;
}

static enum hub_rc ask(struct store *s, const char *sql, const char *match, size_t most,
    struct stmt **out, struct hub_err *err)
{
    enum hub_rc rc = store_prepare(s, sql, out, err);
    if (rc == HUB_OK) {
        stmt_bind_text(*out, 1, match);
        stmt_bind_int(*out, 2, (int64_t)most);
    }
    return rc;
}

/* `last`: the table of the one before, mostly the same; NULL for the first. */
static struct find_name read_name(struct stmt *q, const char *last, struct arena *a)
{
    bool same = str_eq(last, stmt_text(q, 0));
    struct find_name n = {.table = same ? last : stmt_text_dup(q, 0, a),
        .id = stmt_id(q, 1),
        .name = stmt_text_dup(q, 2, a),
        .day = DATE_NONE};
    if (!stmt_is_null(q, 3)) {
        date_from_iso(stmt_text(q, 3), &n.day);
    }
    return n;
}

/* What was asked before of all tables, where it came whole, has those of a few. */
static enum hub_rc kept_names(struct store *s, const struct find_query *q, struct arena *a,
    const struct find_kept **out, struct hub_err *err)
{
    const char *match;
    enum hub_rc rc = q->memo ? names_match(s, q, FIND_TABLES, a, &match, err) : HUB_OK;
    *out = rc == HUB_OK && q->memo ? find_memo_of(q->memo, match, FIND_NAMES) : NULL;
    *out = *out && (*out)->count < FIND_NAMES ? *out : NULL;
    return rc;
}

static enum hub_rc ask_names(struct store *s, const char *match, struct arena *a,
    struct find_kept *out, struct hub_err *err)
{
    struct stmt *q;
    size_t cap = 0;
    bool row;
    enum hub_rc rc = ask(s, NAMES, match, out->most, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        arena_grow(a, &out->names, out->count, &cap, sizeof *out->names);
        const char *last = out->count ? out->names[out->count - 1].table : NULL;
        out->names[out->count++] = read_name(q, last, a);
    }
    stmt_done(q);
    return rc;
}

static enum hub_rc names(struct store *s, const struct find_query *query, const char *tables,
    size_t most, struct arena *a, struct find_name **out, size_t *count, struct hub_err *err)
{
    const struct find_kept *kept = NULL;
    struct find_kept fresh = {.most = most};
    *out = NULL;
    *count = 0;
    if (query->word_count == 0) {
        return HUB_OK;
    }
    enum hub_rc rc = kept_names(s, query, a, &kept, err);
    if (rc != HUB_OK || kept) {
        *count = kept ? find_memo_some(kept, tables, most, a, out) : 0;
        return rc;
    }
    rc = names_match(s, query, tables, a, &fresh.match, err);
    kept = rc == HUB_OK ? find_memo_of(query->memo, fresh.match, most) : NULL;
    if (rc == HUB_OK && !kept) {
        rc = ask_names(s, fresh.match, query->memo ? query->memo->a : a, &fresh, err);
        if (rc == HUB_OK && query->memo) {
            find_memo_keep(query->memo, &fresh);
        }
        kept = &fresh;
    }
    *out = rc == HUB_OK ? kept->names : NULL;
    *count = rc == HUB_OK ? kept->count : 0;
    return rc;
}

enum hub_rc find_names(struct store *s, const struct find_query *q, const char *tables,
    size_t most, struct arena *a, struct find_name **out, size_t *count, struct hub_err *err)
{
    return names(s, q, tables, most, a, out, count, err);
}

/* --- events by their days --------------------------------------------------- */

static int64_t first_number(hub_date day)
{
    return ((int64_t)day.d << 32) - ((int64_t)1 << 62);
}

enum hub_rc find_events(struct store *s, const struct find_query *q, const struct find_days *days,
    struct arena *a, hub_id **out, size_t *count, struct hub_err *err)
{
    struct stmt *stmt;
    const char *match;
    bool row, all = !date_known(days->day), back = all || days->back;
    int64_t least = INT64_MIN, above = 0;
    *out = arena_array(a, days->most + 1, sizeof **out);
    *count = 0;
    if (q->word_count == 0) {
        return HUB_OK;
    }
    if (!all) {
        *(back ? &above : &least) = first_number(days->day);
    }
    enum hub_rc rc = names_match(s, q, FIND_TABLES, a, &match, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct sb b = sb_as_is(a);
    sb_addf(&b, "(%s)%s", match, days->series ? " AND " : " NOT ");
    add_mark(&b, 'r', "1");
    rc = store_ask(s, back ? EVENTS_BACK : EVENTS_ON,
        SQL_ARGS(sql_text(sb_str(&b)), sql_int(least), sql_int(above), sql_int((int64_t)days->most)),
        &stmt, &row, err);
    for (; rc == HUB_OK && row; rc = stmt_step(stmt, &row, err)) {
        (*out)[(*count)++] = stmt_id(stmt, 0);
    }
    stmt_done(stmt);
    return rc;
}

/* --- the log --------------------------------------------------------------- */

/* Alternatives for one word, joined by OR; its marks once more for hub_fits. */
struct either {
    struct sb b, marks;
    bool any;
    bool counting; /* all of them: to gather them is less than to look at each */
    bool partly;   /* asked by its first letters only: what comes has to be looked at */
};

static struct sb *or_else(struct either *e)
{
    sb_add(&e->b, e->any ? " OR " : "");
    e->any = true;
    return &e->b;
}

/*
 * So many words begin with it that their entries are found sooner by its first letters, which have
 * an index, and each is looked at on its way.
 */
static void add_first_letters(struct either *e, const struct find_word *word, struct arena *a)
{
    struct find_word first = *word;
    const char *p = word->text;
    for (int i = 0; i < PREFIX_LETTERS && *p; i++) {
        utf8_next(&p);
    }
    first.text = arena_strndup(a, word->text, (size_t)(p - word->text));
    add_word(or_else(e), &first);
    e->partly = true;
}

static enum hub_rc add_vocabulary(struct store *s, const struct find_word *word, struct either *e,
    struct arena *a, struct hub_err *err)
{
    struct stmt *q;
    size_t count = 0;
    bool row;
    const char *found[VOCABULARY + 1];
    enum hub_rc rc = store_prepare(s, BEGINNING, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_text(q, 1, word->text);
    stmt_bind_text(q, 2, arena_printf(a, "%s\U0010FFFF", word->text));
    stmt_bind_int(q, 3, VOCABULARY + 1);
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        found[count++] = stmt_text_dup(q, 0, a);
    }
    stmt_done(q);
    if (rc == HUB_OK && count > VOCABULARY) {
        if (e->counting) {
            add_word(or_else(e), word);
        } else {
            add_first_letters(e, word, a);
        }
        return HUB_OK;
    }
    for (size_t i = 0; i < count; i++) {
        sb_addf(or_else(e), "\"%s\"", found[i]);
    }
    return rc;
}

/* One sign can be a word: 李. A single letter is an initial. */
static bool is_letter(const char *word)
{
    return (unsigned char)*word < 0x80 && word[1] == '\0';
}

static bool only_letters(const struct find_query *q)
{
    size_t i = 0;
    while (!q->letters && i < q->word_count && is_letter(q->words[i].text)) {
        i++;
    }
    return i == q->word_count;
}

static enum hub_rc add_text(struct store *s, const struct find_query *q, const struct find_word *w,
    struct either *e, struct arena *a, struct hub_err *err)
{
    if (!w->whole && !w->phrase && utf8_count(w->text) > PREFIX_LETTERS) {
        return add_vocabulary(s, w, e, a, err);
    }
    if (q->letters || w->whole || w->phrase || !is_letter(w->text)) {
        add_word(or_else(e), w);
    }
    return HUB_OK;
}

static enum hub_rc add_about(struct store *s, const struct find_query *whole,
    const struct find_word *word, struct either *e, struct arena *a, struct hub_err *err)
{
    struct find_query q = {.words = {*word}, .word_count = 1, .hub = whole->hub, .memo = whole->memo};
    struct find_name *about;
    size_t count;
    enum hub_rc rc = names(s, &q, "family|child", ABOUT, a, &about, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        char kind = str_eq(about[i].table, "family") ? 'f' : 'c';
        add_id_mark(or_else(e), kind, about[i].id);
        sb_addf(&e->marks, " %c%lld", kind, (long long)about[i].id.n);
    }
    return rc;
}

/* Of notes of stays, and of accidents (0018_log.sql). */
static const char other_kinds[] = "note|accident|incident|bump";

static void add_kinds_of(
    const char *kinds, const struct find_word *w, struct either *e, struct arena *a)
{
    for (size_t i = 0; utf8_count(w->text) >= KIND_LETTERS && i < str_parts(kinds); i++) {
        const char *kind = str_part(a, kinds, i);
        if (w->whole ? str_eq(kind, w->text) : str_starts(kind, w->text)) {
            add_mark(or_else(e), 'k', kind);
            sb_addf(&e->marks, " k%s", kind);
        }
    }
}

static void add_kinds(const struct find_word *w, struct either *e, struct arena *a)
{
    add_kinds_of(noun_field(&log_entry_noun, "kind")->choices, w, e, a);
    add_kinds_of(other_kinds, w, e, a);
}

enum hub_rc find_entries_match(struct store *s, const struct find_query *q, bool counting,
    struct arena *a, struct find_match *out, struct hub_err *err)
{
    struct sb b = sb_as_is(a), fits = sb_as_is(a);
    enum hub_rc rc = HUB_OK;
    *out = (struct find_match){0};
    sb_add(&b, "(");
    for (size_t i = 0; rc == HUB_OK && i < q->word_count; i++) {
        struct either e = {.b = sb_as_is(a), .marks = sb_as_is(a), .counting = counting};
        rc = add_text(s, q, &q->words[i], &e, a, err);
        if (rc == HUB_OK) {
            rc = add_about(s, q, &q->words[i], &e, a, err);
        }
        add_kinds(&q->words[i], &e, a);
        if (!e.any) {
            return rc;
        }
        sb_addf(&b, "%s(%s)", i ? " AND " : "", sb_str(&e.b));
        if (e.partly) {
            sb_addf(&fits, "%s%s\n", q->words[i].text, sb_str(&e.marks));
        }
    }
    rc = rc == HUB_OK ? add_hub(s, &b, q, err) : rc;
    rc = rc == HUB_OK ? add_present(s, &b, err) : rc;
    *out = (struct find_match){sb_str(&b), fits.len ? sb_str(&fits) : NULL};
    return rc;
}

enum hub_rc find_entries(struct store *s, const struct find_query *q, size_t most, struct arena *a,
    hub_id **out, size_t *count, struct hub_err *err)
{
    struct find_match match = {0};
    struct stmt *stmt;
    bool row;
    *out = arena_array(a, most ? most : 1, sizeof **out);
    *count = 0;
    enum hub_rc rc = !only_letters(q) ? find_entries_match(s, q, false, a, &match, err) : HUB_OK;
    if (rc != HUB_OK || !match.text) {
        return rc;
    }
    rc = ask(s, ENTRIES, match.text, most, &stmt, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_text(stmt, 3, match.fits);
    while ((rc = stmt_step(stmt, &row, err)) == HUB_OK && row) {
        (*out)[(*count)++] = stmt_id(stmt, 0);
    }
    stmt_done(stmt);
    return rc;
}

/* --- how many -------------------------------------------------------------- */

static const char NAMES_COUNT[] = "SELECT count(*) FROM find_names WHERE find_names MATCH ?1";
static const char ENTRIES_COUNT[] = "SELECT count(*) FROM find_log WHERE find_log MATCH ?1 AND "
                                    "(?2 IS NULL OR hub_fits(words,marks,?2))";

static enum hub_rc count_of(struct store *s, const char *sql, const char *match, const char *fits,
    int64_t *out, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_prepare(s, sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_text(q, 1, match);
    if (sql == ENTRIES_COUNT) {
        stmt_bind_text(q, 2, fits);
    }
    rc = stmt_step(q, &row, err);
    *out = rc == HUB_OK && row ? stmt_int(q, 0) : 0;
    stmt_done(q);
    return rc;
}

enum hub_rc find_names_count(struct store *s, const struct find_query *q, const char *tables,
    struct arena *a, int64_t *out, struct hub_err *err)
{
    const char *match = NULL;
    const struct find_kept *kept = NULL;
    struct find_name *some;
    *out = 0;
    enum hub_rc rc = q->word_count ? kept_names(s, q, a, &kept, err) : HUB_OK;
    if (kept) {
        *out = (int64_t)find_memo_some(kept, tables, FIND_NAMES, a, &some);
        return rc;
    }
    rc = rc == HUB_OK && q->word_count ? names_match(s, q, tables, a, &match, err) : rc;
    return rc == HUB_OK && match ? count_of(s, NAMES_COUNT, match, NULL, out, err) : rc;
}

enum hub_rc find_entries_count(struct store *s, const struct find_query *q, struct arena *a,
    int64_t *out, struct hub_err *err)
{
    struct find_match match = {0};
    *out = 0;
    enum hub_rc rc = only_letters(q) ? HUB_OK : find_entries_match(s, q, true, a, &match, err);
    return rc == HUB_OK && match.text
               ? count_of(s, ENTRIES_COUNT, match.text, match.fits, out, err)
               : rc;
}
