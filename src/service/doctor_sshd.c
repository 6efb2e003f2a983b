/* SPDX-License-Identifier: MIT */
/*
 * What sshd does with the account of the file. Asked of sshd itself where that is allowed (root);
 * else read from its files, as far as they speak of this account by its name or of everybody.
 */
#include "hub/base/str.h"

#include "doctor_priv.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STICKY = 01000 };
static const char PUT[] =
    "As root: cp PREFIX/share/hub/sshd_hub.conf /etc/ssh/sshd_config.d/hub.conf && sshd -t && systemctl "
    "reload ssh. README, On a server.";

/* The lines of src/command/server/sshd_hub.conf. Without those that must be a key may open a shell. */
static const struct {
    const char *word, *value; /* NULL: any but none */
    const char *usual;        /* what sshd does without the line (sshd_config(5)), as far as it fits */
    bool must;
} wanted[] = {
    {"authorizedkeysfile", "none", "", true},
    {"authorizedkeyscommand", NULL, "", true},
    {"authorizedkeyscommanduser", NULL, "", true},
    {"trustedusercakeys", "none", "none", true},
    {"authenticationmethods", "publickey", "", false},
    {"exposeauthinfo", "yes", "", false},
    {"disableforwarding", "yes", "", false},
    {"permituserrc", "no", "", false},
    {"permittunnel", "no", "no", false},
    {"acceptenv", "NOTHING", "NOTHING", false},
    {"clientaliveinterval", NULL, "", false}, /* a line that is gone ends */
    {"loglevel", "INFO", "INFO", false}, /* a log with more has people's names */
};

/* --- reading ----------------------------------------------------------------------------------- */

static void add_value(struct doctor *d, const char *word, const char *value)
{
    struct doctor_sshd *s = &d->sshd;
    size_t cap = s->cap;
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->words[i], word) == 0) {
            return; /* the first counts */
        }
    }
    arena_grow(d->a, &s->words, s->count, &cap, sizeof *s->words);
    arena_grow(d->a, &s->values, s->count, &s->cap, sizeof *s->values);
    s->words[s->count] = word;
    s->values[s->count++] = value;
}

/* "Keyword value" or "keyword=value"; *word in small letters. False: a comment, or nothing. */
static bool split(struct doctor *d, const char *line, const char **word, const char **value)
{
    line += strspn(line, " \t\r");
    size_t len = strcspn(line, " \t=\r");
    if (!*line || *line == '#') {
        return false;
    }
    char *low = arena_strndup(d->a, line, len);
    for (char *p = low; *p; p++) {
        *p = (char)tolower((unsigned char)*p);
    }
    *word = low;
    *value = str_trim(d->a, line + len + strspn(line + len, " \t="));
    return true;
}

/* "user hub,other", "all"; *named: our account by its name. Other conditions are not ours to judge. */
static bool matches(struct doctor *d, const char *value, const char *account, bool *named)
{
    const char *word, *list;
    if (!split(d, value, &word, &list)) {
        return false;
    }
    while (str_eq(word, "user") && *list) {
        size_t len = strcspn(list, ", \t");
        *named = *named || fnmatch(arena_strndup(d->a, list, len), account, 0) == 0;
        list += len + strspn(list + len, ",");
        if (*list == ' ' || *list == '\t') {
            return false; /* more than the name is asked for */
        }
    }
    return str_eq(word, "all") || *named;
}

static void read_file(struct doctor *d, const char *path, const char *account, int depth);

static int by_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* "/etc/ssh/sshd_config.d/" and a star: the only place for a star that is looked at. */
static void include(struct doctor *d, const char *pattern, const char *account, int depth)
{
    const char *slash = strrchr(pattern, '/');
    const char *full = *pattern == '/' ? pattern : arena_printf(d->a, "/etc/ssh/%s", pattern);
    const char *folder = doctor_rooted(d, doctor_folder(d, full)), **names = NULL;
    size_t count = 0, cap = 0;
    struct dirent *e;
    DIR *dir = opendir(folder);
    while (dir && (e = readdir(dir))) {
        if (fnmatch(slash ? slash + 1 : pattern, e->d_name, FNM_PERIOD) == 0) {
            arena_grow(d->a, &names, count, &cap, sizeof *names);
            names[count++] = arena_printf(d->a, "%s/%s", folder, e->d_name);
        }
    }
    if (dir) {
        closedir(dir);
    }
    if (count) {
        qsort(names, count, sizeof *names, by_name);
    }
    for (size_t i = 0; i < count; i++) {
        read_file(d, names[i], account, depth + 1);
    }
}

static void read_file(struct doctor *d, const char *path, const char *account, int depth)
{
    enum { DEPTH_MOST = 4 };
    int why;
    bool ours = true;
    const char *text = depth < DEPTH_MOST ? doctor_text(d, path, &why) : NULL, *word, *value;
    d->sshd.readable = text ? d->sshd.readable : false;
    for (size_t len; text && *text; text += len + (text[len] == '\n')) {
        len = strcspn(text, "\n");
        if (!split(d, arena_strndup(d->a, text, len), &word, &value)) {
            continue;
        }
        if (str_eq(word, "match")) {
            bool named = false;
            ours = matches(d, value, account, &named);
            d->sshd.mentioned = d->sshd.mentioned || (ours && named);
        } else if (ours && str_eq(word, "include")) {
            include(d, value, account, depth);
        } else if (ours) {
            add_value(d, word, value);
        }
    }
}

/* A block for everybody would be read before one for the account: what stands in the latter counts. */
static void read_files(struct doctor *d, const char *account)
{
    const char *main_file = doctor_rooted(d, "/etc/ssh/sshd_config");
    d->sshd.readable = true;
    read_file(d, main_file, account, 0);
    if (access(main_file, F_OK) != 0) {
        d->sshd.readable = errno == ENOENT; /* there is no sshd here */
    }
}

static void read_answer(struct doctor *d, const char *text)
{
    const char *word, *value;
    for (size_t len; *text; text += len + (text[len] == '\n')) {
        len = strcspn(text, "\n");
        if (split(d, arena_strndup(d->a, text, len), &word, &value)) {
            add_value(d, word, value);
        }
    }
}

const struct doctor_sshd *doctor_sshd(struct doctor *d)
{
    struct doctor_sshd *s = &d->sshd;
    const char *account = d->there ? doctor_account(d) : NULL;
    if (s->known || !account) {
        return s;
    }
    s->known = true;
    read_files(d, account);
    const char *answer = d->ask->sshd ? d->ask->sshd(d->ask->more_arg, account, d->a) : NULL;
    if (answer) {
        s->count = 0; /* sshd knows better what its files mean */
        s->readable = true;
        read_answer(d, answer);
    }
    return s;
}

const char *doctor_sshd_value(struct doctor *d, const char *word)
{
    const struct doctor_sshd *s = doctor_sshd(d);
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->words[i], word) == 0) {
            return s->values[i];
        }
    }
    return NULL;
}

/* --- judging -------------------------------------------------------------------------------------- */

static bool fits(const char *have, const char *want)
{
    return want ? str_ieq(have, want)
                : !str_empty(have) && !str_ieq(have, "none") && !str_eq(have, "0");
}

static void judge_lines(struct doctor *d)
{
    struct sb must = sb_on(d->a), may = sb_on(d->a);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const char *have = doctor_sshd_value(d, wanted[i].word);
        if (!fits(have ? have : wanted[i].usual, wanted[i].value)) {
            struct sb *b = wanted[i].must ? &must : &may;
            sb_addf(b, "%s%s", b->len ? ", " : "", wanted[i].word);
        }
    }
    if (must.len) {
        doctor_wrong(d, DOCTOR_HELPER, PUT, "sshd is not told to let people in by the keys of hub alone (%s): "
                                            "another key, or a certificate, may open a shell.",
            sb_str(&must));
    }
    if (may.len) {
        doctor_look(d, DOCTOR_HELPER, PUT, "sshd does not have all the lines that hub gives out: %s.",
            sb_str(&may));
    }
    if (!must.len && !may.len) {
        doctor_fine(d, "It asks hub for the keys, lets in by nothing else, and forwards nothing.");
    }
}

void doctor_sshd_lines(struct doctor *d)
{
    const struct doctor_sshd *s = doctor_sshd(d);
    if (!doctor_account(d)) {
        doctor_unknown(d, "The account of the file has no name on this computer.");
    } else if (!doctor_on_server(d)) {
        doctor_fine(d, "Nobody comes in over ssh.");
    } else if (s->readable || s->mentioned) {
        judge_lines(d);
    } else {
        doctor_unknown(d, "The files of sshd cannot be read from this account. As root: hub doctor --db "
                          "FILE asks sshd itself.");
    }
}

/* Whether a file or folder lets somebody in who is of this group. */
static bool lets_in(const struct stat *st, const struct passwd *who, mode_t bits)
{
    return st->st_uid == who->pw_uid ? st->st_mode & (bits << 6)
           : st->st_gid == who->pw_gid ? st->st_mode & (bits << 3)
                                       : st->st_mode & bits;
}

/* The program runs as an account of its own, which has to reach the file of keys and nothing else. */
static void judge_user(struct doctor *d)
{
    struct stat keys, folder;
    const char *user = doctor_sshd_value(d, "authorizedkeyscommanduser");
    const struct passwd *who = str_empty(user) ? NULL : getpwnam(user);
    const char *path = arena_printf(d->a, "%s.authorized_keys", d->path), *in = doctor_folder(d, path);
    if (!who) {
        doctor_wrong(d, DOCTOR_HELPER, "README, On a server, has the line that makes it (useradd).",
            "sshd is to ask it as the account %s, which is not there, so nobody comes in.",
            str_empty(user) ? "(none)" : user);
    } else if (stat(path, &keys) == 0 && stat(in, &folder) == 0 && who->pw_uid != 0 &&
               !(lets_in(&keys, who, 4) && lets_in(&folder, who, 1))) {
        doctor_wrong(d, DOCTOR_HELPER,
            arena_printf(d->a, "chgrp %s '%s' '%s' && chmod 2710 '%s' && chmod 640 '%s'.", user, in, path,
                in, path),
            "The account %s, as which sshd asks, cannot read the file of keys, so nobody comes in.", user);
    }
}

/* sshd refuses one that others could change; so says its own manual of AuthorizedKeysCommand. */
void doctor_sshd_helper(struct doctor *d)
{
    struct stat st;
    const char *command = doctor_sshd_value(d, "authorizedkeyscommand");
    if (str_empty(command) || str_ieq(command, "none")) {
        if (doctor_on_server(d) && !doctor_sshd(d)->readable) {
            doctor_unknown(d, "The files of sshd cannot be read from this account.");
        } else {
            doctor_fine(d, "sshd asks none.");
        }
        return;
    }
    const char *program = arena_strndup(d->a, command, strcspn(command, " \t"));
    const char *path = doctor_rooted(d, program);
    if (stat(path, &st) != 0) {
        doctor_wrong(d, DOCTOR_HELPER, "Install hub again: make install.", "%s is not there.", program);
        return;
    }
    for (const char *at = path; stat(at, &st) == 0; at = doctor_folder(d, at)) {
        bool others = st.st_mode & (S_IWGRP | S_IWOTH) && !(S_ISDIR(st.st_mode) && st.st_mode & STICKY);
        if (st.st_uid != 0 || others) {
            doctor_wrong(d, DOCTOR_HELPER, arena_printf(d->a, "chown root '%s' && chmod go-w '%s'.", at, at),
                "%s can be changed by an account other than root, so sshd does not ask it, and nobody "
                "comes in.",
                at);
        }
        if (strcmp(at, "/") == 0 || str_eq(at, d->ask->root) || str_eq(at, ".")) {
            break;
        }
    }
    judge_user(d);
    if (d->line->state == DOCTOR_FINE) {
        doctor_fine(d, "%s: only root can change it, and it reads the keys.", program);
    }
}
