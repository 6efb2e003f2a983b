/* SPDX-License-Identifier: MIT */
#include "hub/service/spool.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/drafts.h"
#include "hub_priv.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MS_AN_HOUR = 3600000, BASE64 = sodium_base64_VARIANT_ORIGINAL };

/* --- names ------------------------------------------------------------------------------- */

static bool plain_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || (c & 0x80);
}

const char *spool_file(const char *name, struct arena *a)
{
    struct sb b = sb_on(a);
    const char *slash = strrchr(name, '/');
    name = slash ? slash + 1 : name;
    name = utf8_clean(a, name, strlen(name), false, NULL);
    name += strspn(name, ".-");
    for (const char *p = name; *p; p++) {
        sb_addc(&b, plain_letter(*p) ? *p : '-');
    }
    if (b.len > SPOOL_FILE_MOST) { /* its end says what it is */
        const char *dot = strrchr(sb_str(&b), '.'), *end = dot && strlen(dot) < 10 ? dot : "";
        size_t head = utf8_head(sb_str(&b), SPOOL_FILE_MOST - strlen(end));
        return arena_printf(a, "%.*s%s", (int)head, sb_str(&b), end);
    }
    return b.len ? sb_str(&b) : "page";
}

/* --- putting ------------------------------------------------------------------------------ */

struct putting {
    struct spool_row row;
    const char *body;
    struct arena *a;
};

/* What was put there in these hours is kept: a clock put back by a year keeps nothing for one. */
static struct spool_span kept_now(const struct hub *h)
{
    int64_t now = clock_now(&h->clock).ms, hours = (int64_t)SPOOL_HOURS * MS_AN_HOUR;
    return (struct spool_span){{now - hours}, {now + hours}};
}

static bool is_kept(struct spool_span kept, hub_stamp at)
{
    return at.ms >= kept.from.ms && at.ms <= kept.to.ms;
}

/* The oldest go until there is room for this one. */
static enum hub_rc make_room(struct hub *h, struct putting *p, struct hub_err *err)
{
    struct spool_rows waiting;
    int64_t bytes = p->row.bytes;
    enum hub_rc rc = spool_list(h->store, h->person, p->a, &waiting, err);
    size_t left = rc == HUB_OK ? waiting.count : 0;
    for (size_t i = 0; i < left; i++) {
        bytes += waiting.items[i].bytes;
        p->row.number = waiting.items[i].number >= p->row.number ? waiting.items[i].number + 1
                                                                 : p->row.number;
    }
    for (size_t i = 0; rc == HUB_OK && left && (left >= SPOOL_PAGES || bytes > SPOOL_ALL_MOST); i++) {
        rc = spool_drop(h->store, h->person, waiting.items[i].number, err);
        bytes -= waiting.items[i].bytes;
        left--;
    }
    return rc;
}

static enum hub_rc put_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct putting *p = arg;
    enum hub_rc rc = spool_drop_old(h->store, kept_now(h), err);
    rc = rc == HUB_OK ? make_room(h, p, err) : rc;
    return rc == HUB_OK ? spool_add(h->store, &p->row, p->body, err) : rc;
}

static struct txn_label label_of(const struct hub *h)
{
    return (struct txn_label){.verb = "spool", .person = h->person};
}

enum hub_rc hub_spool_put(struct hub *h, const char *file, const char *command, const void *bytes,
    size_t len, int64_t *number, struct hub_err *err)
{
    struct txn_label label = label_of(h);
    if (len > SPOOL_ONE_MOST) {
        return hub_fail(err, HUB_EFULL,
            "It is too large to wait for you on the server. Ask for it as a command, from your own "
            "computer.");
    }
    struct arena *a = arena_create();
    size_t room = sodium_base64_encoded_len(len, BASE64);
    char *body = arena_alloc(a, room);
    sodium_bin2base64(body, room, bytes, len, BASE64);
    struct putting p = {.row = {.person = h->person,
                            .number = 1,
                            .at = clock_now(&h->clock),
                            .file = spool_file(file, a),
                            .command = command,
                            .bytes = (int64_t)len},
        .body = body,
        .a = a};
    enum hub_rc rc = hub_write(h, &label, put_work, &p, err);
    *number = p.row.number;
    sodium_memzero(body, room);
    arena_destroy(a);
    return rc;
}

/* --- what waits ------------------------------------------------------------------------------ */

static enum hub_rc not_locked(const struct hub *h, struct hub_err *err)
{
    return h->locked ? hub_fail(err, HUB_EDENIED, "%s's PIN is needed first.", h->person_name)
                     : HUB_OK;
}

enum hub_rc hub_spool_list(
    struct hub *h, struct arena *a, struct spool_rows *out, struct hub_err *err)
{
    struct spool_span span = kept_now(h);
    size_t kept = 0;
    enum hub_rc rc = not_locked(h, err);
    rc = rc == HUB_OK ? spool_list(h->store, h->person, a, out, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < out->count; i++) {
        if (is_kept(span, out->items[i].at)) {
            out->items[kept++] = out->items[i];
        }
    }
    out->count = kept;
    return rc;
}

enum hub_rc hub_spool_get(struct hub *h, int64_t number, struct arena *a, struct spool_row *out,
    const void **bytes, size_t *len, struct hub_err *err)
{
    const char *body = "";
    enum hub_rc rc = not_locked(h, err);
    rc = rc == HUB_OK ? spool_read(h->store, h->person, number, a, out, &body, err) : rc;
    if (rc == HUB_OK && !is_kept(kept_now(h), out->at)) {
        rc = hub_fail(err, HUB_ENOTFOUND,
            "%lld waited longer than %d hours, so it is gone. Print it again.", (long long)number,
            SPOOL_HOURS);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    unsigned char *raw = arena_alloc(a, (size_t)out->bytes + 1);
    bool sound = sodium_base642bin(raw, (size_t)out->bytes, body, strlen(body), NULL, len, NULL,
                     BASE64) == 0 &&
                 *len == (size_t)out->bytes;
    *bytes = raw;
    return sound ? HUB_OK : hub_fail(err, HUB_ECORRUPT, "What waits there is damaged. Print it again.");
}

/* --- letting go -------------------------------------------------------------------------------- */

static enum hub_rc drop_work(struct hub *h, void *arg, struct hub_err *err)
{
    const int64_t *number = arg;
    return spool_drop(h->store, h->person, *number, err);
}

enum hub_rc hub_spool_drop(struct hub *h, int64_t number, struct hub_err *err)
{
    struct txn_label label = label_of(h);
    enum hub_rc rc = not_locked(h, err);
    return rc == HUB_OK ? hub_write(h, &label, drop_work, &number, err) : rc;
}

static enum hub_rc tidy_work(struct hub *h, void *arg, struct hub_err *err)
{
    (void)arg;
    return spool_drop_old(h->store, kept_now(h), err);
}

void hub_spool_tidy(struct hub *h)
{
    struct txn_label label = label_of(h);
    struct hub_err ignored;
    bool any = false;
    if (!hub_readonly(h) && spool_any_old(h->store, kept_now(h), &any, &ignored) == HUB_OK && any) {
        (void)hub_write(h, &label, tidy_work, NULL, &ignored); /* the next one to come in does it */
    }
}

/* --- a copy ------------------------------------------------------------------------------------- */

static enum hub_rc read_back(
    int fd, struct arena *a, char **bytes, size_t *len, struct hub_err *err)
{
    struct stat st;
    size_t done = 0;
    ssize_t n = 1;
    if (fstat(fd, &st) != 0 || lseek(fd, 0, SEEK_SET) != 0) {
        return hub_fail(err, HUB_EIO, "The copy could not be read back.");
    }
    *len = (size_t)st.st_size;
    if (*len > SPOOL_ONE_MOST) {
        return hub_fail(err, HUB_EFULL,
            "This copy is too large to wait on the server. On your own computer, hub take hub@server "
            "-o FILE.hubpack brings it over.");
    }
    *bytes = arena_alloc(a, *len + 1);
    while (done < *len && n > 0) {
        n = read(fd, *bytes + done, *len - done);
        done += n > 0 ? (size_t)n : 0;
    }
    return done == *len ? HUB_OK : hub_fail(err, HUB_EIO, "The copy could not be read back.");
}

/* Sealed as it is written, in a file that has no name any more. */
static int nameless_file(struct hub *h, struct arena *a)
{
    char *path = arena_printf(a, "%s.XXXXXX", store_path(h->store));
    int fd = mkstemp(path);
    if (fd >= 0) {
        unlink(path);
    }
    return fd;
}

enum hub_rc hub_take_spool(struct hub *h, const struct take_ask *ask, const char *file,
    struct arena *a, struct take_done *out, int64_t *number, struct hub_err *err)
{
    char *bytes = NULL;
    size_t len = 0;
    struct hub_err ignored;
    int fd = nameless_file(h, a);
    if (fd < 0) {
        return hub_fail(err, HUB_ECREATE, "The server has no room for a copy. Nothing was taken.");
    }
    enum hub_rc rc = hub_take(h, ask, fd, a, out, err);
    bool taken = rc == HUB_OK;
    rc = taken ? read_back(fd, a, &bytes, &len, err) : rc;
    close(fd);
    rc = rc == HUB_OK ? hub_spool_put(h, file, "take", bytes, len, number, err) : rc;
    if (rc == HUB_OK) {
        out->bytes = (int64_t)len;
    } else if (taken) {
        (void)hub_pack_closed(h, out->number, &ignored); /* nobody has it */
    }
    return rc;
}

/* --- after a line dropped -------------------------------------------------------------------------- */

enum hub_rc hub_spool_kept(struct hub *h, struct spool_kept *out, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct draft *drafts;
    struct spool_rows pages = {0};
    *out = (struct spool_kept){.last_step = STAMP_NONE};
    enum hub_rc rc = not_locked(h, err);
    rc = rc == HUB_OK ? spool_last_step(h->store, h->person, &out->last_step, err) : rc;
    rc = rc == HUB_OK ? hub_draft_list(h, a, &drafts, &out->drafts, err) : rc;
    rc = rc == HUB_OK ? hub_spool_list(h, a, &pages, err) : rc;
    out->pages = pages.count;
    arena_destroy(a);
    return rc;
}
