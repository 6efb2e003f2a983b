/* SPDX-License-Identifier: MIT */
/* Opening and closing the file. FINDINGS sections 1 and 10 say why each setting is as it is. */
#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/store/stmt.h"
#include "hub/store/system.h"
#include "open_priv.h"
#include "step_priv.h"
#include "store_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

static const char SETTINGS[] =
    "PRAGMA foreign_keys=ON;"
    "PRAGMA recursive_triggers=ON;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA cell_size_check=ON;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA journal_size_limit=16777216;"; /* bytes: what the log is cut to when it begins anew */

static const char PRACTICE_GET[] = "SELECT value FROM meta WHERE key = 'practice'";
static const char PRACTICE_SET[] = "INSERT OR REPLACE INTO main.meta(key,value) VALUES('practice',1)";

enum { WAIT_US = 15000000, PATIENT_US = 10000 };

void store_rest(struct store *s, long least_us, long most_us)
{
    s->busy_seed = s->busy_seed * 1664525u + 1013904223u;
    long us = least_us + (long)(s->busy_seed >> 8) % (most_us - least_us);
    nanosleep(&(struct timespec){0, us * 1000}, NULL);
}

/*
 * SQLite's own back-off starves one writer for seconds. A short random wait is fair, and fairer
 * where who has waited longer asks more often: 15 s in all, but of one who was asked to end.
 */
static int wait_a_little(void *arg, int tries)
{
    struct store *s = arg;
    int64_t now = clock_monotonic_us();
    s->busy_since_us = tries == 0 ? now : s->busy_since_us;
    bool patient = now - s->busy_since_us < PATIENT_US;
    if (leave_late() || (s->busy_tries ? tries > s->busy_tries : now - s->busy_since_us > WAIT_US)) {
        return 0;
    }
    store_rest(s, patient ? 500 : 50, patient ? 2500 : 350);
    return 1;
}

/*
 * What was committed goes from the log into the file now and then, and the log begins anew: SQLite
 * does that by itself only when nobody reads at that moment, and where eight people save and look
 * all the time nobody ever is not. Then each commit would carry its pages over, and the log grow.
 */
static int log_grows(void *arg, sqlite3 *db, const char *name, int frames)
{
    enum { CARRY = 1000, ANEW = 4000, ANEW_TRIES = 100 };
    struct store *s = arg;
    s->log_carried = frames < s->log_carried ? 0 : s->log_carried;
    if (frames - s->log_carried < CARRY) {
        return SQLITE_OK;
    }
    s->log_carried = frames;
    s->busy_tries = ANEW_TRIES;
    (void)sqlite3_wal_checkpoint_v2(
        db, name, frames < ANEW ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART, NULL, NULL);
    s->busy_tries = 0;
    return SQLITE_OK;
}

static enum hub_rc configure(struct store *s, struct hub_err *err)
{
    sqlite3_extended_result_codes(s->db, 1);
    sqlite3_busy_handler(s->db, wait_a_little, s);
    sqlite3_wal_hook(s->db, log_grows, s);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    return store_exec(s, SETTINGS, "open the file", err);
}

enum hub_rc store_create_file(const char *path, struct hub_err *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd >= 0) {
        close(fd);
        return HUB_OK;
    }
    int why = errno;
    switch (why) {
    case EEXIST:
        hub_fail(err, HUB_ECONFLICT, "%s is there already. It was left as it is.", path);
        break;
    case ENOSPC:
    case EDQUOT:
        hub_fail(err, HUB_EFULL, "The disk is full: %s could not be made.", path);
        break;
    default:
        hub_fail(err, HUB_ECREATE,
            "%s could not be made. Does the folder exist, and may you write in it?", path);
        break;
    }
    err->sys = why;
    return err->rc;
}

static enum hub_rc check_before(const struct store_options *o, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    if (o->mode == STORE_OPEN) {
        rc = store_header_check(o->path, err);
    } else if (o->mode == STORE_CREATE) {
        rc = store_create_file(o->path, err);
    } else if (o->image) {
        rc = store_image_check(o->path, o->image, o->image_len, err);
    }
    if (rc == HUB_OK && o->mode != STORE_MEMORY) {
        rc = store_filesystem_check(o->path, err);
    }
    return rc;
}

/*
 * On a disk that can only be read SQLite cannot make the memory its log needs, and would open nothing.
 * There it is told that nobody can change the file. Not where a log is left with what was saved last:
 * that would be passed over.
 */
static const char *unchanging(struct store *s)
{
    struct statvfs disk;
    struct stat log;
    struct sb b = sb_on(s->arena);
    if (statvfs(s->path, &disk) != 0 || !(disk.f_flag & ST_RDONLY) ||
        (stat(arena_printf(s->arena, "%s-wal", s->path), &log) == 0 && log.st_size > 0)) {
        return NULL;
    }
    sb_add(&b, *s->path == '/' ? "file://" : "file:");
    for (const char *c = s->path; *c; c++) {
        sb_addf(&b, strchr("%?#", *c) ? "%%%02X" : "%c", (unsigned char)*c);
    }
    sb_add(&b, "?immutable=1");
    return sb_str(&b);
}

static enum hub_rc open_handle(struct store *s, const struct store_options *o, struct hub_err *err)
{
    const char *still = o->mode == STORE_OPEN ? unchanging(s) : NULL;
    const char *path = still ? still : o->mode == STORE_MEMORY ? ":memory:" : s->path;
    int how = still ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE;
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* nobody asks; counting each piece costs a lock */
    int rc = sqlite3_open_v2(path, &s->db,
        how | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE, NULL);
    if (rc != SQLITE_OK) {
        return store_fail(s, rc, "open the file", err);
    }
    s->readonly = sqlite3_db_readonly(s->db, "main") == 1;
    s->in_memory = o->mode == STORE_MEMORY;
    enum hub_rc done = o->image ? image_load(s, o, err) : HUB_OK;
    return done == HUB_OK ? configure(s, err) : done;
}

static enum hub_rc prepare_file(struct store *s, const struct store_options *o, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    if (o->mode != STORE_OPEN && !o->image) {
        char sql[64];
        snprintf(sql, sizeof sql, "PRAGMA application_id = %d", STORE_APPLICATION_ID);
        rc = store_exec(s, sql, "make the file", err);
    }
    if (rc == HUB_OK && o->mode != STORE_MEMORY && !s->readonly) {
        rc = store_exec(s, "PRAGMA journal_mode=WAL", "open the file", err);
    }
    if (rc == HUB_OK) {
        rc = journal_register(s, err);
    }
    if (rc == HUB_OK) {
        rc = tokens_register(s, err);
    }
    if (rc == HUB_OK) {
        rc = present_register(s, err);
    }
    if (rc == HUB_OK && o->image && o->replay) {
        rc = o->replay(o->replay_arg, s, err);
    }
    if (rc == HUB_OK) {
        rc = o->like ? store_same_schema(s, o->like, err) : store_migrate(s, o, err);
    }
    return rc;
}

enum hub_rc store_open(const struct store_options *o, struct store **out, struct hub_err *err)
{
    enum hub_rc rc = check_before(o, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct arena *arena = arena_create();
    struct store *s = arena_alloc(arena, sizeof *s);
    s->arena = arena;
    bool unnamed = o->mode == STORE_MEMORY && !o->image;
    s->path = arena_strdup(arena, unnamed ? "the copy in memory" : o->path);
    s->clock = o->clock;
    s->nouns = o->nouns;
    s->noun_count = o->noun_count;
    s->noun_writes = arena_array(s->arena, o->noun_count + 1, sizeof *s->noun_writes);
    if (o->mode == STORE_OPEN) {
        store_mend_modes(o->path, arena);
    }
    random_bytes(&s->busy_seed, sizeof s->busy_seed);
    rc = open_handle(s, o, err);
    if (rc == HUB_OK) {
        rc = prepare_file(s, o, err);
    }
    if (rc != HUB_OK) {
        store_close(s);
        if (o->mode == STORE_CREATE) {
            unlink(o->path);
        }
        return rc == HUB_EFULL && o->mode == STORE_OPEN ? store_open_full(o, out, err) : rc;
    }
    fence_up(s);
    s->journal.capture = true; /* migrations are done; from here on nothing goes unrecorded */
    if (!s->readonly && store_sweep_owed(s)) {
        struct hub_err ignored;
        s->opening_wrote |= store_sweep(s, &ignored) == HUB_OK;
    }
    *out = s;
    return HUB_OK;
}

void store_close(struct store *s)
{
    if (!s) {
        return;
    }
    store_rollback(s);
    journal_forget(s);
    steps_free(s);
    s->busy_statements = 0;
    stmt_forget_all(s);
    sight_free(s);
    present_free(s);
    sqlite3_close(s->db);
    arena_destroy(s->arena);
}

bool store_practice(struct store *s)
{
    struct hub_err ignored;
    int64_t mark = 0;
    return store_number(s, PRACTICE_GET, &mark, &ignored) == HUB_OK && mark != 0;
}

enum hub_rc store_mark_practice(struct store *s, struct hub_err *err)
{
    struct stmt *q;
    enum hub_rc rc = store_prepare(s, PRACTICE_SET, &q, err);
    return rc == HUB_OK ? stmt_run(q, err) : rc;
}

bool store_no_room(const struct store *s)
{
    return s->no_room;
}

bool store_readonly(const struct store *s)
{
    return s->readonly;
}

const char *store_path(const struct store *s)
{
    return s->path;
}

const struct hub_clock *store_clock(const struct store *s)
{
    return s->clock;
}

int64_t store_site(const struct store *s)
{
    return s->journal.site;
}

static uint64_t version_with(struct store *s, uint64_t own)
{
    struct hub_err ignored;
    int64_t version = 0;
    if (store_number(s, "PRAGMA data_version", &version, &ignored) != HUB_OK) {
        return 0;
    }
    return (uint64_t)version << 32 ^ own;
}

uint64_t store_version(struct store *s)
{
    return version_with(s, s->own_commits);
}

uint64_t store_version_of(struct store *s, const char *tables)
{
    uint64_t own = 0;
    for (size_t i = 0; i < s->noun_count; i++) {
        own += str_part_index(tables, s->nouns[i]->table) >= 0 ? s->noun_writes[i] : 0;
    }
    return version_with(s, own);
}

bool store_as_of(struct store *s, struct as_of *at)
{
    struct as_of now = {.written = sqlite3_total_changes64(s->db)};
    sqlite3_file_control(s->db, "main", SQLITE_FCNTL_DATA_VERSION, &now.version);
    bool same = now.written == at->written && now.version == at->version;
    *at = now;
    return same;
}

const char *store_library(bool *older)
{
    *older = sqlite3_libversion_number() < SQLITE_VERSION_NUMBER;
    return sqlite3_libversion();
}

enum hub_rc store_integrity(struct store *s, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_prepare(s, "PRAGMA integrity_check(1)", &q, err);
    if (rc == HUB_OK) {
        rc = stmt_step(q, &row, err);
    }
    int sys = errno;
    if (rc == HUB_OK) {
        if (sys == EIO || sys == ENXIO) { /* it tells that as damage */
            rc = store_fail(s, SQLITE_IOERR_READ, "look it over", err);
        } else if (!row || strcmp(stmt_text(q, 0), "ok") != 0) {
            rc = hub_fail(err, HUB_ECORRUPT,
                "%s is damaged. Restore the last backup, or ask your helper.", s->path);
        }
        stmt_done(q);
    }
    return rc;
}
