/* SPDX-License-Identifier: MIT */
/* Files to double-click that go to the hub on a server. */
#include "hub/base/str.h"
#include "hub/exchange/come_in_pages.h"
#include "folder_priv.h"

#include <string.h>
#include <sys/stat.h>

/* Desktop Entry Specification: one line, \ doubled; an Exec within quotes has \" \` \$ \\ and %%. */
static const char DESKTOP[] = "[Desktop Entry]\n"
                              "Type=Application\n"
                              "Version=1.0\n"
                              "Name=%s\n"
                              "Comment=Go to the hub on its server\n"
                              "Exec=sh -c \"if command -v hub >/dev/null; then exec hub go %s; else "
                              "exec %s; fi\"\n"
                              "Terminal=true\n"
                              "Categories=Office;\n";

static const char COMMAND_FILE[] = "#!/bin/sh\n"
                                   "# Go to the hub on its server.\n"
                                   "if command -v hub >/dev/null; then\n"
                                   "\texec hub go %s\n"
                                   "fi\n"
                                   "exec %s\n";

/* Windows' own OpenSSH; 255 is ssh's own end, so the line, not hub. */
static const char CMD[] =
    "@echo off\n"
    "rem Go to the hub on its server, with the ssh that Windows has.\n"
    "title hub\n"
    "set \"PATH=%%SystemRoot%%\\System32\\OpenSSH;%%PATH%%\"\n"
    "where ssh >nul 2>nul\n"
    "if errorlevel 1 goto none\n"
    ":again\n"
    "ssh -o ServerAliveInterval=15 -o ServerAliveCountMax=3 %s\n"
    "if not errorlevel 255 goto end\n"
    "echo.\n"
    "echo The line dropped, or the server was not reached. What you saved is safe there.\n"
    "echo What you were typing is kept as an unfinished note, which Today offers.\n"
    "set \"again=\"\n"
    "set /p \"again=Enter goes in again, q and Enter leaves: \"\n"
    "if not defined again goto again\n"
    "goto end\n"
    ":none\n"
    "echo ssh is not on this computer yet. Open Settings, System, Optional features, and add\n"
    "echo OpenSSH Client. Then start this again.\n"
    "pause\n"
    ":end\n";

static const char *one_line(const char *text, struct arena *a)
{
    struct sb b = sb_on(a);
    for (const char *p = text; *p; p++) {
        if (*p == '\\') {
            sb_add(&b, "\\\\");
        } else {
            sb_addc(&b, (unsigned char)*p < ' ' ? ' ' : *p);
        }
    }
    return sb_str(&b);
}

/* "ssh -p 2222 hub@server" → "-p 2222 hub@server" */
static const char *behind_ssh(const char *ssh)
{
    return ssh + strlen("ssh ");
}

static const char *with_crlf(const char *text, struct arena *a)
{
    struct sb b = sb_on(a);
    for (const char *p = text; *p; p++) {
        sb_add(&b, *p == '\n' ? "\r" : "");
        sb_addc(&b, *p);
    }
    return sb_str(&b);
}

static enum hub_rc add(struct folder_out *to, const char *file, const char *end, const char *text,
    struct arena *a, struct hub_err *err)
{
    return folder_add_program(to, arena_printf(a, "%s%s", file, end), text, strlen(text), err);
}

enum hub_rc come_in_starters(struct hub *h, const struct come_in *c, const char *file,
    struct folder_out *to, struct arena *a, struct hub_err *err)
{
    const char *title = one_line(hub_title(h), a);
    enum hub_rc rc = add(
        to, file, ".desktop", arena_printf(a, DESKTOP, title, c->server, c->ssh), a, err);
    rc = rc == HUB_OK ? add(to, file, ".command", arena_printf(a, COMMAND_FILE, c->server, c->ssh), a, err)
                      : rc;
    return rc == HUB_OK ? add(to, file, ".cmd", with_crlf(arena_printf(a, CMD, behind_ssh(c->ssh)), a), a, err)
                        : rc;
}
