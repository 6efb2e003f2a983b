/* SPDX-License-Identifier: MIT */
/*
 * PINs and passphrases as they are typed: on the terminal without an echo, or for scripts a line
 * each from --passphrase-fd. Never from the command line or the environment.
 */
#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/service/backup.h"
#include "hub/service/pin.h"

#include "command_priv.h"
#include "sheet_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { CTRL_C = 3, CTRL_D = 4, BACKSPACE = 8, CTRL_U = 21, DELETE = 127 };

void secret_open(struct secret *s)
{
    memset(s, 0, sizeof *s);
    pin_hold(s, sizeof *s);
}

void secret_close(struct secret *s)
{
    pin_wipe(s, sizeof *s);
}

/* One byte more. False at the end of the line. */
static bool take(struct secret *s, char c)
{
    size_t len = strlen(s->text);
    if (c == '\n' || c == '\r') {
        return false;
    }
    if (c == CTRL_U) {
        memset(s->text, 0, sizeof s->text);
    } else if (c == BACKSPACE || c == DELETE) {
        s->text[len ? len - 1 : 0] = '\0';
    } else if (len + 1 < sizeof s->text) {
        s->text[len] = c;
    }
    return true;
}

static ssize_t read_byte(int fd, char *c)
{
    ssize_t n;
    do {
        n = read(fd, c, 1);
    } while (n < 0 && errno == EINTR && !leave_asked());
    return n;
}

static enum hub_rc read_line(int fd, struct secret *s, struct hub_err *err)
{
    char c = '\0';
    ssize_t n;
    size_t taken = 0;
    memset(s->text, 0, sizeof s->text);
    while ((n = read_byte(fd, &c)) == 1) {
        taken++;
        if (c == CTRL_C || (c == CTRL_D && !*s->text)) {
            return hub_fail(err, HUB_EDENIED, "Stopped. Nothing was changed.");
        }
        if (!take(s, c)) {
            return HUB_OK;
        }
    }
    if (n < 0 || taken == 0) {
        return hub_fail(err, HUB_EUSAGE, "A PIN, a passphrase or words are needed, and none came.");
    }
    return HUB_OK;
}

/* Keys as they come, unseen; Ctrl-C too, so that the echo is always put back. */
static enum hub_rc read_unseen(int fd, const char *prompt, struct secret *s, struct hub_err *err)
{
    struct termios before, unseen;
    if (tcgetattr(fd, &before) != 0) {
        return hub_fail(err, HUB_EUSAGE, "PINs and passphrases are asked on a terminal only.");
    }
    unseen = before;
    unseen.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG);
    unseen.c_cc[VMIN] = 1;
    unseen.c_cc[VTIME] = 0;
    leave_hold_on(); /* until the echo is back */
    if (tcsetattr(fd, TCSAFLUSH, &unseen) != 0) {
        leave_let_go();
        return hub_fail(err, HUB_EUSAGE, "It would be seen here, so it is not asked.");
    }
    ssize_t asked = write(fd, prompt, strlen(prompt));
    enum hub_rc rc = read_line(fd, s, err);
    asked = write(fd, "\n", 1) + asked;
    (void)asked;
    tcsetattr(fd, leave_asked() ? TCSANOW : TCSAFLUSH, &before);
    leave_let_go();
    return rc;
}

bool secret_from_script(const struct invocation *inv)
{
    return given(inv, OPTION_PASSPHRASE_FD);
}

/* A line of the script's descriptor; else what `ask` gets on the terminal. */
static enum hub_rc from_script_or(const struct invocation *inv, const char *needed,
    enum hub_rc (*ask)(int fd, const char *prompt, struct secret *s, struct hub_err *err),
    const char *prompt, struct secret *s, struct hub_err *err)
{
    if (secret_from_script(inv)) {
        return read_line((int)option_int(inv, OPTION_PASSPHRASE_FD, -1), s, err);
    }
    int fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (fd < 0) {
        return hub_fail(err, HUB_EUSAGE,
            "%s Use a terminal, or for a script --passphrase-fd N.", needed);
    }
    enum hub_rc rc = ask(fd, prompt, s, err);
    close(fd);
    return rc;
}

bool secret_can_be_asked(const struct invocation *inv)
{
    int fd = secret_from_script(inv) ? -1 : open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (fd >= 0) {
        close(fd);
    }
    return fd >= 0 || secret_from_script(inv);
}

enum hub_rc secret_ask(
    const struct invocation *inv, const char *prompt, struct secret *s, struct hub_err *err)
{
    return from_script_or(inv, "A PIN or passphrase is needed.", read_unseen, prompt, s, err);
}

static size_t words_in(const char *text)
{
    size_t words = 0;
    bool within = false;
    for (; *text; text++) {
        bool space = *text == ' ' || *text == '\t';
        words += !space && !within;
        within = !space;
    }
    return words;
}

/* One line as the terminal gives it, put behind what is there. */
static enum hub_rc more_words(int fd, const char *prompt, struct secret *s, struct hub_err *err)
{
    struct secret line;
    size_t len = strlen(s->text);
    ssize_t asked = write(fd, prompt, strlen(prompt));
    (void)asked;
    secret_open(&line);
    enum hub_rc rc = read_line(fd, &line, err);
    size_t more = strlen(line.text);
    if (rc == HUB_OK && len + more + 2 <= sizeof s->text) {
        s->text[len] = ' ';
        memcpy(s->text + len + (len > 0), line.text, more + 1);
    }
    secret_close(&line);
    return rc;
}

/* As many lines as the words were typed on; an empty one ends them. */
static enum hub_rc read_words(int fd, const char *prompt, struct secret *s, struct hub_err *err)
{
    enum hub_rc rc = more_words(fd, prompt, s, err);
    for (size_t n = words_in(s->text); rc == HUB_OK && n > 1 && n < RECOVERY_WORDS;) {
        char rest[48];
        size_t before = n;
        words_print(rest, sizeof rest, "Word %zu and on: ", n + 1);
        rc = more_words(fd, rest, s, err);
        n = words_in(s->text);
        if (n == before) {
            break;
        }
    }
    return rc;
}

enum hub_rc secret_words(
    const struct invocation *inv, const char *prompt, struct secret *s, struct hub_err *err)
{
    memset(s->text, 0, sizeof s->text);
    if (inv->notes && !secret_from_script(inv)) {
        return hub_fail(err, HUB_EUSAGE, "The words are asked on a line of their own: leave hub, and "
                                         "type hub %s there.", inv->command->words);
    }
    return from_script_or(inv, "The words are needed.", read_words, prompt, s, err);
}

enum hub_rc secret_sign_in(struct invocation *inv, struct secret *s, struct hub_err *err)
{
    struct pin_result r;
    enum hub_rc rc = HUB_OK;
    const char *prompt = arena_printf(inv->arena, "PIN of %s: ", hub_person(inv->hub));
    while (rc == HUB_OK && pin_needed(inv->hub)) {
        rc = secret_ask(inv, prompt, s, err);
        if (rc == HUB_OK) {
            rc = pin_try(inv->hub, s->text, &r, err);
        }
        if (rc == HUB_OK && r.answer != PIN_OK) {
            const char *why = pin_sentence(&r, inv->arena);
            if (secret_from_script(inv) || r.wait_seconds > 0) {
                return hub_fail(err, HUB_EDENIED, "%s", why);
            }
            note(inv, "%s", why);
        }
    }
    return rc;
}
