// Package announce tells people of reports and of papers that could not be
// read: a message to an Amazon SNS topic, and, where a sender and receivers are
// named, an e-mail through Amazon SES with the report's page attached. What it
// sends comes from a report, whose secrets are masked.
//
// It links no reader of documents and no writer of reports.
package announce

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"path"
	"strings"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	mail "github.com/aws/aws-sdk-go-v2/service/sesv2/types"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	topic "github.com/aws/aws-sdk-go-v2/service/sns/types"

	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/report/message"
)

// SNS takes a message of at most 256 KB, and a subject of at most 100 ASCII
// characters on one line, which package message keeps to (SNS API reference,
// Publish). A page larger than maxPage is not attached to a mail; the link to it
// is in the text.
const (
	maxBody = 200_000
	maxPage = 8 << 20
)

// Sender sends announcements. The zero value sends nothing and only logs.
type Sender struct {
	Topic string   // ARN of the SNS topic, "" for none
	From  string   // sender of mails, "" for none
	To    []string // receivers of mails
	// Base is put before a report's key to make a link, "" for no links.
	Base string
	Log  *slog.Logger

	// Publish and Mail are the clients' calls.
	Publish func(context.Context, *sns.PublishInput, ...func(*sns.Options)) (*sns.PublishOutput, error)
	Mail    func(context.Context, *sesv2.SendEmailInput, ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error)
}

// FromEnvironment reads NOTIFY_TOPIC_ARN, NOTIFY_FROM, NOTIFY_TO (separated by
// commas) and REPORT_BASE_URL. AWS is not asked before something is sent.
func FromEnvironment(getenv func(string) string, log *slog.Logger) *Sender {
	load := sync.OnceValues(func() (aws.Config, error) { return config.LoadDefaultConfig(context.Background()) })
	s := &Sender{
		Topic: getenv("NOTIFY_TOPIC_ARN"), From: getenv("NOTIFY_FROM"), Base: getenv("REPORT_BASE_URL"), Log: log,
		Publish: func(ctx context.Context, in *sns.PublishInput, o ...func(*sns.Options)) (*sns.PublishOutput, error) {
			cfg, err := load()
			if err != nil {
				return nil, err
			}
			return sns.NewFromConfig(cfg).Publish(ctx, in, o...)
		},
		Mail: func(ctx context.Context, in *sesv2.SendEmailInput, o ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error) {
			cfg, err := load()
			if err != nil {
				return nil, err
			}
			return sesv2.NewFromConfig(cfg).SendEmail(ctx, in, o...)
		},
	}
	for _, to := range strings.Split(getenv("NOTIFY_TO"), ",") {
		if to = strings.TrimSpace(to); to != "" {
			s.To = append(s.To, to)
		}
	}
	return s
}

// Announce sends an announcement wherever it is to go. If one way fails, the
// others are tried all the same; the caller tries all of them again.
func (s *Sender) Announce(ctx context.Context, a pipeline.Announcement) error {
	subject, body := s.text(a)
	var errs []error
	if s.Topic != "" {
		_, err := s.Publish(ctx, &sns.PublishInput{
			TopicArn: &s.Topic, Subject: &subject, Message: aws.String(cut(body, maxBody)),
			MessageAttributes: attributes(a),
		})
		if err != nil {
			errs = append(errs, fmt.Errorf("publishing to the topic: %w", err))
		}
	}
	if s.From != "" && len(s.To) > 0 {
		if err := s.mail(ctx, a, subject, body); err != nil {
			errs = append(errs, fmt.Errorf("sending mail: %w", err))
		}
	}
	if s.Topic == "" && (s.From == "" || len(s.To) == 0) && s.Log != nil {
		s.Log.InfoContext(ctx, "nobody to tell", "prefix", a.Prefix)
	}
	return errors.Join(errs...)
}

// text writes the message; its words are all in package message.
func (s *Sender) text(a pipeline.Announcement) (subject, body string) {
	if a.Digest != nil {
		return s.digest(a.Digest)
	}
	if a.Report != nil {
		return message.Render(a.Report, s.link(a.Prefix+"report.html"))
	}
	var problems []message.Problem
	for _, d := range a.Status.Documents {
		if d.State == pipeline.StateProblem {
			problems = append(problems, message.Problem{File: path.Base(d.Key), Message: d.Message})
		}
	}
	return message.RenderProblem(a.Status.Case, a.Status.Message, problems, s.link(a.Prefix+"status.html"))
}

// digest writes a reminder.
func (s *Sender) digest(d *pipeline.Digest) (subject, body string) {
	section := func(title string, items []pipeline.DigestItem, dated bool) message.Section {
		out := message.Section{Title: title}
		for _, i := range items {
			one := message.Item{Case: i.Case, Customer: i.Customer, BTN: i.BTN, Text: i.Text, Link: s.link(i.Prefix + "status.html")}
			if dated {
				one.Day = i.Day
			}
			out.Items = append(out.Items, one)
		}
		return out
	}
	return message.RenderDigest(d.Day, []message.Section{
		section("Numbers move today", d.Today, true),
		section("Numbers move on the next business day", d.Tomorrow, true),
		section("The committed day has passed, and no completion came", d.Passed, true),
		section("Rejected, and not answered", d.Rejected, false),
		section("A file could not be used", d.Problems, false),
		section("The LOA expires", d.Expiring, true),
		section("The CSR is no longer fresh", d.Stale, true),
		section("Waiting for the other half", d.Waiting, false),
	})
}

// link is the address of an object, "" if there is no base. A base that ends in
// "=" takes the key as a parameter, as the S3 console does.
func (s *Sender) link(key string) string {
	if s.Base == "" {
		return ""
	}
	segments := strings.Split(key, "/")
	for i, p := range segments {
		segments[i] = url.PathEscape(p)
	}
	key = strings.Join(segments, "/")
	if strings.HasSuffix(s.Base, "=") || strings.HasSuffix(s.Base, "/") {
		return s.Base + key
	}
	return s.Base + "/" + key
}

// attributes let subscribers of the topic choose what they hear.
func attributes(a pipeline.Announcement) map[string]topic.MessageAttributeValue {
	text := func(v string) topic.MessageAttributeValue {
		return topic.MessageAttributeValue{DataType: aws.String("String"), StringValue: &v}
	}
	switch {
	case a.Digest != nil:
		return map[string]topic.MessageAttributeValue{"state": text("reminder")}
	case a.Report == nil:
		return map[string]topic.MessageAttributeValue{"state": text(a.Status.State)}
	}
	out := map[string]topic.MessageAttributeValue{
		"state": text(pipeline.StateReported), "verdict": text(string(a.Report.Verdict)),
	}
	if p := a.Report.Port; p != nil {
		out["port"] = text(p.State)
	}
	return out
}

func (s *Sender) mail(ctx context.Context, a pipeline.Announcement, subject, body string) error {
	utf8 := aws.String("UTF-8")
	m := &mail.Message{
		Subject: &mail.Content{Data: &subject, Charset: utf8},
		Body:    &mail.Body{Text: &mail.Content{Data: &body, Charset: utf8}},
	}
	if len(a.HTML) > 0 && len(a.HTML) <= maxPage {
		m.Attachments = []mail.Attachment{{
			FileName: aws.String("report.html"), ContentType: aws.String("text/html; charset=utf-8"),
			ContentDisposition: mail.AttachmentContentDispositionAttachment, RawContent: a.HTML,
		}}
	}
	_, err := s.Mail(ctx, &sesv2.SendEmailInput{
		FromEmailAddress: &s.From,
		Destination:      &mail.Destination{ToAddresses: s.To},
		Content:          &mail.EmailContent{Simple: m},
	})
	return err
}

// cut shortens a text to at most max bytes, at a character's boundary.
func cut(s string, max int) string {
	if len(s) <= max {
		return s
	}
	return strings.ToValidUTF8(s[:max], "")
}
