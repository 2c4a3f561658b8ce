"""The jobs of the worker. Their arguments hold references only.

The outbox is the truth, a job no more than a knock on the door: whatever becomes of jobs, the sweep
finds each message that is due."""

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status
from procrastinate.retry import RetryStrategy

from handrail.delivery.reaching import carrying, reminding, sign_in_links

EVERY_QUARTER_MINUTE, EVERY_TEN_MINUTES, EVERY_HOUR = "* * * * * */15", "*/10 * * * *", "7 * * * *"
KEPT_HOURS = 24 * 7


@app.task(name="messages.carry_on")
def carry_on(reference: str) -> None:
    """Take one message one step further."""
    carrying.carry_on(reference)


@app.task(name="sign_in.send_link", retry=RetryStrategy(max_attempts=2, wait=20))
def send_link(reference: str) -> None:
    """Send a link to sign in that was asked for."""
    sign_in_links.send(reference)


@app.periodic(cron=EVERY_QUARTER_MINUTE)
@app.task(name="messages.sweep", queueing_lock="messages.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Find the messages that are due for a step."""
    knock_for_all()


@app.periodic(cron=EVERY_TEN_MINUTES)
@app.task(name="messages.remind", queueing_lock="messages.remind")
def remind(timestamp: int) -> None:
    """Put the reminders that are due into the outbox."""
    reminding.remind()


@app.periodic(cron=EVERY_HOUR)
@app.task(name="messages.tidy", queueing_lock="messages.tidy", pass_context=True)
async def tidy(context: JobContext, timestamp: int) -> None:
    """Remove jobs that a worker took with it when it died, and failed ones older than a week."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        await jobs.finish_job(job=job, status=Status.FAILED, delete_job=True)
    await jobs.delete_old_jobs(nb_hours=KEPT_HOURS, include_failed=True)


def knock_for_all() -> None:
    """A job for each message that is due, unless one waits already."""
    for reference in carrying.due():
        try:
            carry_on.configure(queueing_lock=reference).defer(reference=reference)
        except AlreadyEnqueued:
            continue
