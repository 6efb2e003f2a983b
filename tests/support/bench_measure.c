/* SPDX-License-Identifier: MIT */
#include "bench_table.h"

#include "timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROWS = 24, COLS = 80, STARTS = 5, KEY_ROUNDS = 4, KEYS_MOST = 400, IDLE_MS = 500, SCROLLED = 400,
    WORDS_MOST = 32, TEXT = 512, ENOUGH_MS = 4000 };

#define ONE_HUB "Bea Lowe" /* works with the first hub of the file only */
#define ALL_HUBS "Amina Rahman"
#define WORDS_OF_COPY "gorse lantern puddle\n"

/* What one way through the screen gave: the best of some. */
struct visit {
    const char *as, *way, *keys;
    double opens, key, key_high, bytes, move, rest, rest_high;
    bool is;
};

/* What rows need done before them, once, however many do. */
struct begun {
    const char *words;
    bool well;
    long kb; /* of its last command */
};
enum { BEGUN_MOST = 8 };

struct bench {
    const char *program, *folder;
    char file[TIMING_PATH], secret[TIMING_PATH];
    int rounds;
    struct visit latest; /* rows beside each other tell of the same */
    struct begun begun[BEGUN_MOST];
    size_t begun_count;
};

/* --- on the screen --- */

struct presses {
    int64_t us[KEYS_MOST], rest[KEYS_MOST], bytes, move;
    size_t count;
};

static bool press_one(struct pty *p, const char *key, struct presses *all)
{
    size_t before = pty_bytes(p);
    unsigned frames = pty_frames(p);
    int64_t begin = pty_now_us();
    pty_key(p, key);
    if (all->count == KEYS_MOST || !pty_wait_frames(p, frames + 1, TIMING_DEADLINE_MS)) {
        return false;
    }
    int64_t sent = (int64_t)(pty_bytes_at_frame(p) - before);
    bool row = (strcmp(key, "Down") == 0 || strcmp(key, "Up") == 0) && sent < SCROLLED;
    all->us[all->count] = pty_frame_us(p) - begin;
    all->bytes += sent;
    all->move = row && sent > all->move ? sent : all->move;
    begin = pty_now_us();
    timing_settle(p);
    all->rest[all->count++] = pty_now_us() - begin;
    return true;
}

static bool press_all(struct pty *p, const char *keys, struct presses *all)
{
    char key[TIMING_WORD];
    for (const char *k = keys; *k;) {
        k = timing_word(k, key);
        if (!press_one(p, key, all)) {
            return false;
        }
    }
    return true;
}

static struct pty *start_as(const struct bench *b, const char *as, int64_t *us)
{
    const char *const argv[] = {b->program, "--db", b->file, "--as", as, NULL};
    return timing_start(argv, ROWS, COLS, us);
}

/* So that they were last here then, though others came since. */
static bool was_here(const struct bench *b, const char *as)
{
    const char *const argv[] = {b->program, "--db", b->file, "--as", as, NULL};
    struct pty *p = timing_start_before(argv, ROWS, COLS);
    if (p) {
        timing_settle(p);
        timing_leave(p);
    }
    return p;
}

static bool visit_once(const struct bench *b, struct visit *v)
{
    static struct presses way, there;
    struct pty *p = start_as(b, v->as, NULL);
    if (!p) {
        return false;
    }
    way = there = (struct presses){0};
    timing_settle(p);
    bool any = press_all(p, v->way, &way);
    for (int i = 0; any && i < KEY_ROUNDS; i++) {
        any = press_all(p, v->keys, &there);
    }
    pty_stop(p);
    if (any) {
        v->opens = timing_ms(way.us[way.count - 1]);
        v->bytes = (double)there.bytes / (double)there.count;
        v->move = there.move ? (double)there.move : -1;
        v->key = timing_ms(timing_rank(there.us, there.count, 50));
        v->key_high = timing_ms(timing_rank(there.us, there.count, 95));
        v->rest = timing_ms(timing_rank(there.rest, there.count, 50));
        v->rest_high = timing_ms(timing_rank(there.rest, there.count, 95));
    }
    return any;
}

static double less(double a, double b)
{
    return a < b ? a : b;
}

static const struct visit *visit(struct bench *b, const char *as, const char *way, const char *keys)
{
    struct visit *best = &b->latest;
    if (best->is && best->as == as && strcmp(best->way, way) == 0 && strcmp(best->keys, keys) == 0) {
        return best;
    }
    *best = (struct visit){.as = as, .way = way, .keys = keys};
    for (int i = 0; i < b->rounds; i++) {
        struct visit v = *best;
        if (!visit_once(b, &v)) {
            best->is = false;
            return NULL;
        }
        if (best->is) {
            v.opens = less(v.opens, best->opens);
            v.key = less(v.key, best->key);
            v.key_high = less(v.key_high, best->key_high);
            v.rest = less(v.rest, best->rest);
            v.rest_high = less(v.rest_high, best->rest_high);
        }
        *best = v;
        best->is = true;
    }
    return best;
}

static struct bench_figure on_screen(struct bench *b, const char *as, const struct bench_row *r)
{
    const struct visit *v = visit(b, as, r->way, r->keys);
    if (!v) {
        return (struct bench_figure){0};
    }
    switch (r->how) {
    case BENCH_OPENS:
        return (struct bench_figure){true, v->opens, -1};
    case BENCH_KEY:
        return (struct bench_figure){true, v->key, v->key_high};
    case BENCH_KEY_BYTES:
        return (struct bench_figure){true, v->bytes, v->move};
    default:
        return (struct bench_figure){true, v->rest, v->rest_high};
    }
}

static struct bench_figure at_start(const struct bench *b, const char *as, enum bench_how how)
{
    int64_t us[STARTS];
    size_t bytes = 0;
    double mb = 0;
    int starts = b->rounds > 1 ? STARTS : 1;
    bool since = how == BENCH_SINCE;
    for (int i = -1; i < starts; i++) { /* the first leaves its needs kept and the file in memory */
        struct pty *p =
            !since || was_here(b, as) ? start_as(b, as, &us[i < 0 ? 0 : i]) : NULL;
        if (!p) {
            return (struct bench_figure){0};
        }
        bytes = pty_bytes_at_frame(p);
        mb = (double)timing_resident_kb(p) / 1024;
        if (i < 0) {
            timing_settle(p);
        }
        timing_leave(p);
    }
    size_t n = (size_t)starts;
    return how == BENCH_START || since ? (struct bench_figure){true, timing_ms(timing_rank(us, n, 50)),
                                    timing_ms(timing_rank(us, n, 95))}
           : how == BENCH_MEMORY ? (struct bench_figure){true, mb, -1}
                                 : (struct bench_figure){true, (double)bytes, -1};
}

static struct bench_figure at_rest(const struct bench *b, const char *as, const char *panes)
{
    int64_t ignored;
    size_t bytes = 0;
    char key[TIMING_WORD];
    struct pty *p = start_as(b, as, NULL);
    bool any = p;
    for (const char *k = panes; any && *k;) {
        k = timing_word(k, key);
        any = timing_press(p, key, &ignored, &ignored);
        bytes += any ? timing_idle(p, IDLE_MS) : 0;
    }
    pty_stop(p);
    return (struct bench_figure){any, (double)bytes, -1};
}

/* --- commands --- */

struct words {
    const char *argv[WORDS_MOST + 1];
    size_t count;
    char text[WORDS_MOST][TEXT];
};

static void add_word(const struct bench *b, struct words *w, const char *s, size_t len)
{
    if (w->count == WORDS_MOST) {
        return;
    }
    char *out = w->text[w->count];
    bool file = *s == '@';
    snprintf(out, TEXT, "%s%s%.*s", file ? b->folder : "", file ? "/" : "", (int)(len - file), s + file);
    for (char *c = out; *c && !file; c++) {
        *c = *c == '~' ? ' ' : *c;
    }
    w->argv[w->count++] = out;
    w->argv[w->count] = NULL;
}

static void add_words(const struct bench *b, struct words *w, const char *text, size_t len)
{
    for (const char *s = text, *end = text + len; s < end;) {
        size_t n = strcspn(s, " ;");
        n = n < (size_t)(end - s) ? n : (size_t)(end - s);
        if (n) {
            add_word(b, w, s, n);
        }
        s += n + (s + n < end);
    }
}

static struct timing_run command(const struct bench *b, const char *as, const char *text, size_t len)
{
    static struct words w;
    const char *file = b->file;
    char copy[TIMING_PATH];
    w.count = 0;
    if (*text == '@') {
        size_t n = strcspn(text, " ");
        snprintf(copy, sizeof copy, "%s/%.*s", b->folder, (int)n - 1, text + 1);
        file = copy;
        text += n;
        len -= n;
    }
    const char *const first[] = {b->program, "--db", file, "--as", as};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        snprintf(w.text[w.count], TEXT, "%s", first[i]);
        w.argv[w.count] = w.text[w.count];
        w.count++;
    }
    add_words(b, &w, text, len);
    return timing_run(w.argv, NULL, b->secret);
}

/* False when one of them did not end well. `kb`: of the last, NULL: not asked. */
static bool commands(const struct bench *b, const char *as, const char *text, long *kb)
{
    bool well = true;
    while (well && text && *text) {
        size_t n = strcspn(text, ";");
        struct timing_run run = command(b, as, text, n);
        well = run.status == 0;
        text += n + (text[n] == ';');
        text += strspn(text, " ");
        if (kb) {
            *kb = run.kb;
        }
    }
    return well;
}

static struct begun begun(struct bench *b, const char *as, const char *words)
{
    struct begun now = {words, true, 0};
    for (size_t i = 0; words && i < b->begun_count; i++) {
        if (strcmp(b->begun[i].words, words) == 0) {
            return b->begun[i];
        }
    }
    now.well = commands(b, as, words, &now.kb);
    if (words && b->begun_count < BEGUN_MOST) {
        b->begun[b->begun_count++] = now;
    }
    return now;
}

static struct bench_figure of_command(struct bench *b, const char *as, const struct bench_row *r)
{
    struct bench_figure f = {0};
    double spent = 0;
    int rounds = r->once ? 1 : b->rounds;
    if (!begun(b, as, r->first).well) {
        return f;
    }
    for (int i = 0; i < rounds && spent < ENOUGH_MS; i++) {
        struct timing_run run = command(b, as, r->words, strlen(r->words));
        double ms = timing_ms(run.us);
        if (run.status != r->status || !commands(b, as, r->after, NULL)) {
            return (struct bench_figure){0};
        }
        f = (struct bench_figure){true, f.is ? less(f.value, ms) : ms, -1};
        spent += ms;
    }
    return f;
}

static struct bench_figure of_memory(struct bench *b, const char *as, const struct bench_row *r)
{
    struct begun first = begun(b, as, r->first);
    return (struct bench_figure){first.well, (double)first.kb / 1024, -1};
}

static struct bench_figure of_file(struct bench *b, const char *as, const struct bench_row *r)
{
    char path[TIMING_PATH];
    struct stat st;
    snprintf(path, sizeof path, "%s/%s", b->folder, r->words);
    bool is = begun(b, as, r->first).well && stat(path, &st) == 0;
    return (struct bench_figure){is, is ? (double)st.st_size / 1e6 : 0, -1};
}

struct bench_figure bench_measure(struct bench *b, const struct bench_row *row)
{
    const char *as = row->as ? row->as : ONE_HUB;
    switch (row->how) {
    case BENCH_HEADING:
        break;
    case BENCH_START:
    case BENCH_SINCE:
    case BENCH_FIRST_BYTES:
    case BENCH_MEMORY:
        return at_start(b, as, row->how);
    case BENCH_OPENS:
    case BENCH_KEY:
    case BENCH_KEY_BYTES:
    case BENCH_REST:
        return on_screen(b, as, row);
    case BENCH_IDLE:
        return at_rest(b, as, row->keys);
    case BENCH_RUN:
        return of_command(b, as, row);
    case BENCH_RUN_MEMORY:
        return of_memory(b, as, row);
    case BENCH_FILE:
        return of_file(b, as, row);
    }
    return (struct bench_figure){0};
}

/* --- the file --- */

static FILE *file_in(const struct bench *b, const char *name)
{
    char path[TIMING_PATH];
    snprintf(path, sizeof path, "%s/%s", b->folder, name);
    return fopen(path, "w");
}

static bool finish(FILE *f)
{
    return fclose(f) == 0;
}

/* What a meeting of newcomers brings: 20 families, 40 children, 100 entries of the log. */
static bool write_newcomers(const struct bench *b)
{
    enum { FAMILIES = 20, ENTRIES = 100 };
    char dir[TIMING_PATH];
    snprintf(dir, sizeof dir, "%s/newcomers", b->folder);
    mkdir(dir, 0700);
    FILE *families = file_in(b, "newcomers/families.csv");
    FILE *children = file_in(b, "newcomers/children.csv"), *log = file_in(b, "newcomers/log.csv");
    if (!families || !children || !log) {
        return false;
    }
    fputs("family,phone\n", families);
    fputs("family,child,born\n", children);
    fputs("family,at,kind,fact\n", log);
    for (int i = 0; i < FAMILIES; i++) {
        fprintf(families, "Newcomer %d,0161 496 %04d\n", i, i);
        fprintf(children, "Newcomer %d,Kit,2015-05-01\nNewcomer %d,Ada,2018-07-01\n", i, i);
    }
    for (int i = 0; i < ENTRIES; i++) {
        fprintf(log, "Newcomer %d,2026-11-%02d 09:%02d,call,Rang about tea in the garden %d\n",
            i % FAMILIES, 1 + i % 20, i % 60, i);
    }
    return finish(families) && finish(children) && finish(log);
}

static bool write_passphrase(const struct bench *b)
{
    FILE *f = fopen(b->secret, "w");
    return f && fputs(WORDS_OF_COPY, f) >= 0 && finish(f);
}

struct bench *bench_open(const char *program, const char *folder, int hubs, int rounds)
{
    static const char person[] = "user add Bea~Lowe --role hub~carer --hubs Robin~Hub";
    static const char *const copies[] = {"copy", "held", "used"};
    char count[16], copy[TIMING_PATH];
    struct bench *b = calloc(1, sizeof *b);
    b->program = program;
    b->folder = folder;
    b->rounds = rounds;
    snprintf(count, sizeof count, "%d", hubs);
    snprintf(b->file, sizeof b->file, "%s/hubs-%s.db", folder, count);
    snprintf(b->secret, sizeof b->secret, "%s/passphrase", folder);
    if (!write_passphrase(b) || !write_newcomers(b) || !timing_practice(program, b->file, count)) {
        free(b);
        return NULL;
    }
    for (size_t i = 0; i < sizeof copies / sizeof *copies; i++) {
        snprintf(copy, sizeof copy, "%s/%s.hubpack", folder, copies[i]);
        unlink(copy); /* a file that is there is never written over */
    }
    if (command(b, ONE_HUB, "list hubs", strlen("list hubs")).status != 0) {
        (void)command(b, ALL_HUBS, person, strlen(person));
    }
    return b;
}

double bench_file_mb(const struct bench *b)
{
    struct stat st;
    return stat(b->file, &st) == 0 ? (double)st.st_size / 1e6 : 0;
}

void bench_close(struct bench *b, bool keep_file)
{
    if (b && !keep_file) {
        timing_forget(b->file);
    }
    free(b);
}
