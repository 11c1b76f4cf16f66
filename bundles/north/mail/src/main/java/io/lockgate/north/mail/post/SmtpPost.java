// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.post;

import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.OutboundRefusedException;
import io.lockgate.north.mail.post.PostException.Kind;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SMTP by Angus Mail. The library finds its parts through the class loader of the thread, which is therefore ours for the
 * time of each call. Settings and files are read anew with each connection. For one thread at a time, but for
 * {@link #breakOff}.
 */
public final class SmtpPost implements Post {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpPost.class);
  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 30_000;
  private static final int FIRST_PERMANENT = 500;
  private static final int FIRST_TRANSIENT = 400;
  private static final String SERVICE = "mail";
  private static final String SMTP = "mail.smtp.";

  /** RFC 5322, 3.3. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final SmtpConfig config;
  private final Outbound outbound;
  private final OpenSockets sockets = new OpenSockets();

  /** A server, to which a connection must be permitted. */
  public SmtpPost(SmtpConfig config, Outbound outbound) {
    this.config = config;
    this.outbound = outbound;
  }

  @Override
  public Connection connect() throws PostException {
    try {
      outbound.check(SERVICE, config.host(), config.port());
    } catch (OutboundRefusedException e) {
      throw new PostException(Kind.DENIED, String.valueOf(e.getMessage()), e);
    }
    return within(
        () -> {
          Session session = Session.getInstance(properties());
          SMTPTransport transport =
              new SMTPTransport(
                  session, new URLName("smtp", config.host(), config.port(), null, null, null));
          String user = config.user().isEmpty() ? null : config.user();
          String password = user == null ? null : password();
          try {
            transport.connect(config.host(), config.port(), user, password);
          } catch (MessagingException e) {
            throw notConnected(e);
          }
          return new Open(session, transport);
        });
  }

  /** As the library takes it, which keeps no copy after the login. */
  private String password() throws PostException {
    try {
      char[] secret = config.password().read();
      try {
        return new String(secret);
      } finally {
        Arrays.fill(secret, '\0');
      }
    } catch (IOException e) {
      throw new PostException(Kind.DENIED, String.valueOf(e.getMessage()), e);
    }
  }

  /** Ends whatever is on its way, for good. */
  public void breakOff() {
    sockets.breakOff();
  }

  private Properties properties() throws PostException {
    Properties properties = new Properties();
    properties.put(SMTP + "connectiontimeout", CONNECT_MILLIS);
    properties.put(SMTP + "timeout", ANSWER_MILLIS);
    properties.put(SMTP + "writetimeout", ANSWER_MILLIS);
    properties.put(SMTP + "localhost", config.domain());
    properties.put(SMTP + "from", config.from());
    properties.put(SMTP + "quitwait", "false");
    properties.put(SMTP + "auth", Boolean.toString(!config.user().isEmpty()));
    properties.put(SMTP + "auth.mechanisms", "PLAIN LOGIN");
    properties.put(SMTP + "socketFactory", sockets);
    properties.put(SMTP + "socketFactory.fallback", "false");
    if (config.security() != SmtpConfig.Security.PLAIN) {
      boolean later = config.security() == SmtpConfig.Security.STARTTLS;
      properties.put(SMTP + "starttls.enable", Boolean.toString(later));
      properties.put(SMTP + "starttls.required", Boolean.toString(later));
      properties.put(SMTP + "ssl.enable", Boolean.toString(!later));
      properties.put(SMTP + "ssl.socketFactory", tls());
      // the trust manager checks the name, with addresses too; the library's own check knows no
      // addresses
      properties.put(SMTP + "ssl.checkserveridentity", "false");
    }
    return properties;
  }

  private MailTls tls() throws PostException {
    try {
      return new MailTls(config.authorities(), sockets);
    } catch (IOException | GeneralSecurityException e) {
      throw new PostException(Kind.UNTRUSTED, "authorities cannot be read: " + e.getMessage(), e);
    }
  }

  private PostException notConnected(MessagingException failure) {
    String words = words(failure);
    if (failure instanceof AuthenticationFailedException) {
      return new PostException(
          Kind.DENIED, "the mail server refuses user or password: " + words, failure);
    }
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SSLException) {
        return new PostException(
            Kind.UNTRUSTED, "TLS with the mail server failed: " + each.getMessage(), failure);
      }
    }
    if (words.contains("STARTTLS is required")) {
      return new PostException(
          Kind.DENIED, "the mail server offers no encryption (STARTTLS)", failure);
    }
    return new PostException(
        Kind.UNREACHABLE, "the mail server cannot be reached: " + words, failure);
  }

  /** The innermost words, in one line. */
  private static String words(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String text = inner.getMessage() == null ? inner.toString() : inner.getMessage();
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static <T> T within(Callable<T> work) throws PostException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(SmtpPost.class.getClassLoader());
    try {
      return work.call();
    } catch (PostException e) {
      throw e;
    } catch (Exception e) {
      throw new PostException(Kind.UNREACHABLE, words(e), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** One connection. */
  private final class Open implements Connection {
    private final Session session;
    private final SMTPTransport transport;

    Open(Session session, SMTPTransport transport) {
      this.session = session;
      this.transport = transport;
    }

    @Override
    public String send(Mail mail) throws PostException {
      return within(
          () -> {
            InternetAddress to = new InternetAddress(mail.to(), true);
            try {
              transport.sendMessage(message(mail, to), new Address[] {to});
              return transport.getLastServerResponse().strip();
            } catch (MessagingException e) {
              throw notSent(e);
            }
          });
    }

    private MimeMessage message(Mail mail, InternetAddress to) throws MessagingException {
      MimeMessage message = new Identified(session, mail.messageId());
      message.setFrom(new InternetAddress(config.from(), true));
      message.setRecipient(Message.RecipientType.TO, to);
      message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
      message.setHeader("Date", DATE.format(Instant.ofEpochMilli(mail.date())));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setDataHandler(
          new DataHandler(
              new ByteArrayDataSource(
                  mail.body().getBytes(StandardCharsets.UTF_8), "text/plain; charset=UTF-8")));
      message.saveChanges();
      return message;
    }

    private PostException notSent(MessagingException failure) {
      int code = code(failure);
      String words = words(failure);
      if (code >= FIRST_PERMANENT) {
        return new PostException(Kind.NEVER, "the mail server refuses it: " + words, failure);
      }
      if (code >= FIRST_TRANSIENT && transport.isConnected()) {
        return new PostException(
            Kind.LATER, "the mail server does not take it now: " + words, failure);
      }
      return new PostException(Kind.UNREACHABLE, "the mail server broke off: " + words, failure);
    }

    /** The server's code, of whatever of the mail it is about; 0 for none. */
    private static int code(Exception failure) {
      for (Exception each = failure;
          each instanceof MessagingException message;
          each = message.getNextException()) {
        if (each instanceof SMTPAddressFailedException address) {
          return address.getReturnCode();
        }
        if (each instanceof SMTPSenderFailedException sender) {
          return sender.getReturnCode();
        }
        if (each instanceof SMTPSendFailedException send) {
          return send.getReturnCode();
        }
      }
      return 0;
    }

    @Override
    public void close() {
      try {
        within(
            () -> {
              transport.close();
              return true;
            });
      } catch (PostException e) {
        LOG.debug("The connection to the mail server ended badly", e);
      }
    }
  }

  /** A message whose identifier is ours. */
  private static final class Identified extends MimeMessage {
    private final String messageId;

    Identified(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
